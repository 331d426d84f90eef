import { ListMinus } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const leaveSequence: OfferedBulkAction = {
  title: "Unsubscribe from a sequence",
  icon: ListMinus,
  subject: {
    from: "sequence",
    label: "Sequence",
    none: "This site has no sequences.",
    action: (sequenceId) => ({ do: "leave_sequence", sequenceId }),
  },
  start: "Unsubscribe from sequence",
  will: "will leave it",
  rest: { one: "is not in it", other: "are not in it" },
  doing: (who, sequence) => `Taking ${who} out of “${sequence}”`,
  done: (who, sequence) => `${who} taken out of “${sequence}”. The contacts stay.`,
  audit: {
    done: (who) => `Took ${who} out of a sequence`,
    doing: (who) => `taking ${who} out of a sequence`,
  },
};
