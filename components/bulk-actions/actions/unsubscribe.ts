import { MailX } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const unsubscribe: OfferedBulkAction = {
  title: "Unsubscribe from marketing",
  icon: MailX,
  subject: {
    from: "nothing",
    action: { do: "unsubscribe" },
    explanation: "They get no marketing email from now on. Only they can undo that, by signing up again.",
  },
  start: "Unsubscribe",
  startCounted: (who) => `Unsubscribe ${who}`,
  will: "will be unsubscribed",
  rest: {
    one: "is unsubscribed already, or has complained",
    other: "are unsubscribed already, or have complained",
  },
  doing: (who) => `Unsubscribing ${who}`,
  done: (who) => `${who} unsubscribed from marketing email.`,
  audit: {
    done: (who) => `Unsubscribed ${who} from marketing email`,
    doing: (who) => `unsubscribing ${who} from marketing email`,
  },
};
