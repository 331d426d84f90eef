import type { BulkActionLabels } from "./bulk-action-labels";

/** Only undoes a revoked offer; nobody chooses it. */
export const restoreOffer: BulkActionLabels = {
  doing: (who, offer) => `Giving “${offer}” back to ${who}`,
  done: (who, offer) => `“${offer}” given back to ${who}.`,
  rest: "have it already",
  audit: {
    done: (who) => `Gave an offer back to ${who}`,
    doing: (who) => `giving an offer back to ${who}`,
  },
};
