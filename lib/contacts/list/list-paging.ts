export const contactSorts = ["name", "email", "status", "added", "activity"] as const;
export type ContactSort = (typeof contactSorts)[number];
export const pageSizes = [25, 50, 100, 250] as const;
