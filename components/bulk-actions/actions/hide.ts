import { EyeOff } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const hide: OfferedBulkAction = {
  title: "Hide",
  icon: EyeOff,
  subject: {
    from: "nothing",
    action: { do: "hide" },
    explanation: "Hidden contacts keep everything but are left out of lists, counts, emails and deletions.",
  },
  start: "Hide",
  startCounted: (who) => `Hide ${who}`,
  will: "will be hidden",
  rest: { one: "is hidden already", other: "are hidden already" },
  doing: (who) => `Hiding ${who}`,
  done: (who) => `${who} hidden. Nothing of theirs is deleted.`,
  audit: { done: (who) => `Hid ${who}`, doing: (who) => `hiding ${who}` },
};
