/** Lists by what the deletions can be filtered; each of them is in one of these. */
export const deletionStates = [
  "under_way",
  "awaiting_approval",
  "needs_attention",
  "completed",
  "stopped",
  "failed",
  "not_approved",
] as const;
export type DeletionState = (typeof deletionStates)[number];
