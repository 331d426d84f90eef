import { z } from "zod";
import { dateForms } from "./date-forms";
import { numberForms } from "./number-forms";

/** Is the meaning of a column of an imported file. People correct the guesses in the browser. */
export const columnMeaning = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("email") }),
  z.object({ kind: z.literal("name") }),
  z.object({ kind: z.literal("first_name") }),
  z.object({ kind: z.literal("last_name") }),
  z.object({ kind: z.literal("status") }),
  z.object({ kind: z.literal("tags") }),
  z.object({
    kind: z.literal("field"),
    name: z.string().trim().min(1).max(100),
    /** Says how the column writes numbers and days, where that makes a difference. */
    numbers: z.enum(numberForms).optional(),
    dates: z.enum(dateForms).optional(),
  }),
  z.object({ kind: z.literal("ignore") }),
]);

export type ColumnMeaning = z.infer<typeof columnMeaning>;
