import { z } from "zod";
import { customFieldTypes } from "@/db/schema";
import { optionKey } from "@/lib/values/choice-options";

const id = z.number().int().positive();
const fieldName = z.string().trim().min(1, "a name").max(100, "at most 100 characters");
export const mostOptions = 50;
const optionName = z.string().trim().min(1, "a name for each option").max(100, "at most 100 characters");
const optionNames = z
  .array(optionName)
  .max(mostOptions, `at most ${mostOptions} options`)
  .refine((names) => new Set(names.map(optionKey)).size === names.length, "options that differ");

const shape = {
  type: z.enum(customFieldTypes, `one of ${customFieldTypes.join(", ")}`),
  /** Lists what a choice can be, in order; left out for the other types. */
  options: optionNames.optional(),
};

export const newField = z.strictObject({ name: fieldName, ...shape });
export const fieldRename = z.strictObject({ fieldId: id, name: fieldName });
/** Lists every field of the site in its new order. */
export const fieldOrder = z.strictObject({ fieldIds: z.array(id).max(1000) });
export const ofField = z.strictObject({ fieldId: id });
export const confirmedFieldDeletion = ofField.extend({
  /** Is the name of the field that goes, typed. */
  phrase: z.string().max(500),
});
export const fieldTypeChange = z.strictObject({ fieldId: id, ...shape });

/** Says what becomes of every option of a choice, in the new order. */
export const optionsChange = z.strictObject({
  fieldId: id,
  /** `was` is the present name; null for an option that is new. */
  options: z
    .array(z.strictObject({ was: z.string().nullable(), name: optionName }))
    .min(1, "at least one option")
    .max(mostOptions, `at most ${mostOptions} options`)
    .refine(
      (options) => new Set(options.map(({ name }) => optionKey(name))).size === options.length,
      "options that differ",
    ),
  /** `to` is the new name of the option that whoever has the removed one gets; null for none. */
  removed: z.array(z.strictObject({ name: z.string(), to: z.string().nullable() })).max(mostOptions),
});
