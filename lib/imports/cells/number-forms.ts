/** Says what separates the fraction in a column: "1.5" or "1,5". */
export const numberForms = ["point", "comma"] as const;
export type NumberForm = (typeof numberForms)[number];
