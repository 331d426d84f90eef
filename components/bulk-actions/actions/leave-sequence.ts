import { ListMinus } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const leaveSequence: OfferedBulkAction = {
  title: "Unsubscribe from a sequence",
  icon: ListMinus,
  subject: {
    from: "sequence",
    label: "Sequence",
    action: (sequenceId) => ({ do: "leave_sequence", sequenceId }),
  },
  plan: (who, sequence) => `Take ${who} out of “${sequence}”`,
  doing: (who, sequence) => `Taking ${who} out of “${sequence}”`,
  done: (who, sequence) => `${who} taken out of “${sequence}”. The contacts stay.`,
  rest: "are not in it",
  audit: {
    done: (who) => `Took ${who} out of a sequence`,
    doing: (who) => `taking ${who} out of a sequence`,
  },
};
