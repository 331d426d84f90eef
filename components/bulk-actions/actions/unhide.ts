import { Eye } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const unhide: OfferedBulkAction = {
  title: "Unhide",
  icon: Eye,
  subject: {
    from: "nothing",
    action: { do: "unhide" },
    explanation: "They are in lists, counts and mailings again.",
  },
  plan: (who) => `Unhide ${who}`,
  doing: (who) => `Unhiding ${who}`,
  done: (who) => `${who} in the list again.`,
  rest: "are not hidden",
  audit: { done: (who) => `Unhid ${who}`, doing: (who) => `unhiding ${who}` },
};
