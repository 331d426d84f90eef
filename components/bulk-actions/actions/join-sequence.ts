import { ListPlus } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const joinSequence: OfferedBulkAction = {
  title: "Subscribe to a sequence",
  icon: ListPlus,
  subject: {
    from: "sequence",
    label: "Sequence",
    action: (sequenceId) => ({ do: "join_sequence", sequenceId }),
  },
  plan: (who, sequence) => `Add ${who} to “${sequence}”`,
  doing: (who, sequence) => `Adding ${who} to “${sequence}”`,
  done: (who, sequence) => `${who} added to “${sequence}”.`,
  rest: "are in it already, or went through it",
  audit: { done: (who) => `Added ${who} to a sequence`, doing: (who) => `adding ${who} to a sequence` },
};
