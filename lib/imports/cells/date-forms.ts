/** Which number of "05/06/2024" is the day. Safe in the browser, unlike the reading of dates. */
export const dateForms = ["day_first", "month_first"] as const;
export type DateForm = (typeof dateForms)[number];
