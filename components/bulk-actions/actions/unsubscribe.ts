import { MailX } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const unsubscribe: OfferedBulkAction = {
  title: "Unsubscribe from marketing",
  icon: MailX,
  subject: {
    from: "nothing",
    action: { do: "unsubscribe" },
    explanation:
      "They get no marketing email from now on. Only they themselves can take that back, by signing up again.",
  },
  plan: (who) => `Unsubscribe ${who}`,
  doing: (who) => `Unsubscribing ${who}`,
  done: (who) => `${who} unsubscribed from marketing email.`,
  rest: "are unsubscribed already, or have complained",
  audit: {
    done: (who) => `Unsubscribed ${who} from marketing email`,
    doing: (who) => `unsubscribing ${who} from marketing email`,
  },
};
