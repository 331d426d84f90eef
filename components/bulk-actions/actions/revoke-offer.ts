import { BadgeMinus } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const revokeOffer: OfferedBulkAction = {
  title: "Revoke offer",
  icon: BadgeMinus,
  subject: { from: "offer", label: "Offer", action: (offerId) => ({ do: "revoke_offer", offerId }) },
  plan: (who, offer) => `Revoke “${offer}” for ${who}`,
  doing: (who, offer) => `Revoking “${offer}” for ${who}`,
  done: (who, offer) => `“${offer}” revoked for ${who}.`,
  rest: "were not granted it; what was bought is not revoked",
  audit: { done: (who) => `Revoked an offer for ${who}`, doing: (who) => `revoking an offer for ${who}` },
};
