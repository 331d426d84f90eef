/** Lists what a timeline can be narrowed to, in the order of the screen. */
export const timelineTopics = [
  "payments",
  "email",
  "products",
  "forms",
  "notes",
  "consent",
  "other",
] as const;
export type TimelineTopic = (typeof timelineTopics)[number];
