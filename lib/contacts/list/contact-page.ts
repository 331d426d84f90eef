import { z } from "zod";
import { contactSorts, pageSizes } from "./list-paging";

export const contactPage = z.strictObject({
  sort: z.enum(contactSorts),
  direction: z.enum(["asc", "desc"]),
  size: z.union(pageSizes.map((size) => z.literal(size)) as [z.ZodLiteral<25>, ...z.ZodLiteral<number>[]]),
  /** Names the contact after which the page starts; `before` the one before which it ends; 0 is the end of the list. */
  after: z.number().int().positive().optional(),
  before: z.number().int().nonnegative().optional(),
});
export type ContactPage = z.infer<typeof contactPage>;
