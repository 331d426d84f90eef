import { BadgePlus } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const grantOffer: OfferedBulkAction = {
  title: "Grant offer",
  icon: BadgePlus,
  subject: {
    from: "offer",
    label: "Offer",
    none: "This site has no offers yet.",
    action: (offerId) => ({ do: "grant_offer", offerId }),
  },
  start: "Grant offer",
  will: "will get it",
  rest: { one: "has it already", other: "have it already" },
  doing: (who, offer) => `Granting “${offer}” to ${who}`,
  done: (who, offer) => `“${offer}” granted to ${who}.`,
  audit: { done: (who) => `Granted an offer to ${who}`, doing: (who) => `granting an offer to ${who}` },
};
