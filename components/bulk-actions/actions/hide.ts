import { EyeOff } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const hide: OfferedBulkAction = {
  title: "Hide",
  icon: EyeOff,
  subject: {
    from: "nothing",
    action: { do: "hide" },
    explanation:
      "They stay, with everything they have, but out of the way: lists, counts, mailings and deletions leave them out unless you filter for hidden contacts.",
  },
  plan: (who) => `Hide ${who}`,
  doing: (who) => `Hiding ${who}`,
  done: (who) => `${who} hidden. Nothing of theirs is deleted.`,
  rest: "are hidden already",
  audit: { done: (who) => `Hid ${who}`, doing: (who) => `hiding ${who}` },
};
