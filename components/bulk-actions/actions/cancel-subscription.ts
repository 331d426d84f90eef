import { CircleOff } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const cancelSubscription: OfferedBulkAction = {
  title: "Cancel subscription",
  icon: CircleOff,
  subject: {
    from: "nothing",
    action: { do: "cancel_subscription" },
    explanation:
      "Ends every running subscription of theirs now, at the payment provider. Open invoices there stay open. Nothing is refunded, and it can't be undone: they would have to subscribe again.",
  },
  start: "Cancel subscriptions",
  startCounted: (who) => `Cancel the subscriptions of ${who}`,
  dismiss: "Keep subscriptions",
  will: "will have their subscriptions cancelled",
  rest: { one: "has no running subscription", other: "have no running subscription" },
  doing: (who) => `Cancelling the subscriptions of ${who}`,
  done: (who) => `Subscriptions of ${who} cancelled, as the payment provider confirms.`,
  audit: {
    done: (who) => `Cancelled the subscriptions of ${who}`,
    doing: (who) => `cancelling the subscriptions of ${who}`,
  },
};
