import type { BulkActionLabels } from "./bulk-action-labels";

/** Holds the words for stored jobs that added contacts to a sequence. Sequences cannot be joined until they are made here. */
export const joinSequence: BulkActionLabels = {
  doing: (who, sequence) => `Adding ${who} to “${sequence}”`,
  done: (who, sequence) => `${who} added to “${sequence}”.`,
  audit: { done: (who) => `Added ${who} to a sequence`, doing: (who) => `adding ${who} to a sequence` },
};
