import { z } from "zod";
import { auditKinds } from "@/lib/audit/audit-kinds";
import { isTimeZone } from "@/lib/contacts/filter/day-in-zone";

const parts = {
  kind: z.enum(auditKinds, "a kind of entry").optional(),
  /** Is the id of a user, or `farewellItself`. */
  who: z
    .string()
    .regex(/^[\w-]{1,64}$/, "the id of a person")
    .optional(),
  day: z.iso.date("a day such as 2026-01-31").optional(),
  /** Is the time zone in which the day begins and ends: that of whoever looks, or else UTC. */
  zone: z.string().refine(isTimeZone, "a time zone").optional(),
};

export const auditSearch = z.strictObject(parts);

export const auditPage = z.strictObject({
  ...parts,
  /** Limits the page to entries older than this one. */
  before: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, "the number of an entry")
    .transform(Number)
    .optional(),
});

/** Says which entries are looked for. Each part is chosen from a list: nothing that was typed stands in a URL. */
export type AuditSearch = z.input<typeof auditSearch>;
