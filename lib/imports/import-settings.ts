import { z } from "zod";
import { columnMeaning } from "./cells/column-meaning";
import { existingRules, importConsents } from "./plan/import-view";

const tagName = z.string().trim().min(1, "a tag without letters is none").max(100, "at most 100 characters");

/** Says how to read a list, and what it says about marketing email. */
export const importSettings = z.strictObject({
  importId: z.number().int().positive(),
  /** Lists the meaning of each column of the file, in order. */
  columns: z.array(columnMeaning).min(1).max(1000),
  tags: z.array(tagName).max(20, "at most 20 tags"),
  consent: z.enum(importConsents),
  existing: z.enum(existingRules),
});
export type ImportSettings = z.infer<typeof importSettings>;
