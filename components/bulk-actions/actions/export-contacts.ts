import { Download } from "lucide-react";
import type { OfferedBulkAction } from "./bulk-action-labels";

export const exportContacts: OfferedBulkAction = {
  title: "Export CSV",
  icon: Download,
  subject: {
    from: "nothing",
    action: { do: "export" },
    explanation:
      "A CSV file with their email, name, marketing status, tags, source, dates and your custom fields. No copy is kept here.",
  },
  start: "Export",
  startCounted: (who) => `Export ${who}`,
  will: null,
  rest: null,
  doing: (who) => `Exporting ${who}`,
  done: (who) => `${who} exported.`,
  unchanged: "were gone by then",
  stopped: "Stopped before the file was whole. Export again to get all of it.",
  audit: {
    done: (who) => `Exported ${who}`,
    doing: (who) => `exporting ${who}`,
    unchanged: "were gone by then",
  },
};
