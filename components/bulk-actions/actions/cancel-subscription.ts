import { CircleOff } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const cancelSubscription: OfferedBulkAction = {
  title: "Cancel subscription",
  icon: CircleOff,
  subject: {
    from: "nothing",
    action: { do: "cancel_subscription" },
    explanation:
      "Every running subscription of theirs ends now at the payment provider, and is not renewed. Invoices that are open there stay open. Nothing is paid back, and it cannot be undone: they would have to subscribe again.",
  },
  plan: (who) => `Cancel the subscriptions of ${who}`,
  doing: (who) => `Cancelling the subscriptions of ${who}`,
  done: (who) => `Subscriptions of ${who} cancelled, as the payment provider confirms.`,
  rest: "have no running subscription",
  audit: {
    done: (who) => `Cancelled the subscriptions of ${who}`,
    doing: (who) => `cancelling the subscriptions of ${who}`,
  },
};
