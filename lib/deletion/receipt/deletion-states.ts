/** Lists by what the deletions can be filtered; each of them is in one of these. */
export const deletionStates = ["under_way", "needs_attention", "completed", "stopped", "failed"] as const;
export type DeletionState = (typeof deletionStates)[number];
