/** Says which number of "05/06/2024" is the day. */
export const dateForms = ["day_first", "month_first"] as const;
export type DateForm = (typeof dateForms)[number];
