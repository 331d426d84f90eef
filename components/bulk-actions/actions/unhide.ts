import { Eye } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const unhide: OfferedBulkAction = {
  title: "Unhide",
  icon: Eye,
  subject: {
    from: "nothing",
    action: { do: "unhide" },
    explanation: "They are in lists, counts and emails again.",
  },
  start: "Unhide",
  startCounted: (who) => `Unhide ${who}`,
  will: "will be back in the list",
  rest: { one: "is not hidden", other: "are not hidden" },
  doing: (who) => `Unhiding ${who}`,
  done: (who) => `${who} in the list again.`,
  audit: { done: (who) => `Unhid ${who}`, doing: (who) => `unhiding ${who}` },
};
