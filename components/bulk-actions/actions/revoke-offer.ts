import { BadgeMinus } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const revokeOffer: OfferedBulkAction = {
  title: "Revoke offer",
  icon: BadgeMinus,
  subject: {
    from: "offer",
    label: "Offer",
    none: "This site has no offers yet.",
    action: (offerId) => ({ do: "revoke_offer", offerId }),
  },
  start: "Revoke offer",
  will: "will lose it",
  rest: {
    one: "was not granted it; what was bought is not revoked",
    other: "were not granted it; what was bought is not revoked",
  },
  doing: (who, offer) => `Revoking “${offer}” for ${who}`,
  done: (who, offer) => `“${offer}” revoked for ${who}.`,
  audit: { done: (who) => `Revoked an offer for ${who}`, doing: (who) => `revoking an offer for ${who}` },
};
