import { BadgePlus } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const grantOffer: OfferedBulkAction = {
  title: "Grant offer",
  icon: BadgePlus,
  subject: { from: "offer", label: "Offer", action: (offerId) => ({ do: "grant_offer", offerId }) },
  plan: (who, offer) => `Grant “${offer}” to ${who}`,
  doing: (who, offer) => `Granting “${offer}” to ${who}`,
  done: (who, offer) => `“${offer}” granted to ${who}.`,
  rest: "have it already",
  audit: { done: (who) => `Granted an offer to ${who}`, doing: (who) => `granting an offer to ${who}` },
};
