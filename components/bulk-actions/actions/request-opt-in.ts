import { MailCheck } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const requestOptIn: OfferedBulkAction = {
  title: "Send opt-in request",
  icon: MailCheck,
  subject: {
    from: "nothing",
    action: { do: "request_opt_in" },
    explanation: "Each gets one email with a button to confirm, and no marketing email until they press it.",
  },
  start: "Ask to confirm",
  startCounted: (who) => `Ask ${who} to confirm`,
  will: "will be asked",
  rest: {
    one: "is subscribed, has left, or was asked before",
    other: "are subscribed, have left, or were asked before",
  },
  doing: (who) => `Asking ${who} to confirm`,
  done: (who) => `${who} asked to confirm.`,
  unsent: (who) => `Not sent: no mail server. ${who} will be asked to confirm once one is set.`,
  audit: {
    done: (who) => `Asked ${who} to confirm`,
    doing: (who) => `asking ${who} to confirm`,
    unsent: (who) => `Noted requests to confirm for ${who}, not sent: no mail server`,
  },
};
