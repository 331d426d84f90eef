import type { BulkActionLabels } from "./bulk-action-labels";

/** Holds the words for the undo of a revoked offer. Nobody can choose it as an action of its own. */
export const restoreOffer: BulkActionLabels = {
  doing: (who, offer) => `Giving “${offer}” back to ${who}`,
  done: (who, offer) => `“${offer}” given back to ${who}.`,
  audit: {
    done: (who) => `Gave an offer back to ${who}`,
    doing: (who) => `giving an offer back to ${who}`,
  },
};
