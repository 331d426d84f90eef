/** Names the subjects by which records are grouped, in the order in which they are shown. */
export const recordGroupLabels = {
  purchases: "Purchases",
  learning: "Learning",
  email: "Email and forms",
  community: "Community",
  about: "About them",
} as const;
