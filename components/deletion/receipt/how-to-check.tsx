import { Filled } from "@/components/ui/filled";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import { numberLabel } from "../deletion-labels";
import { certificateLabels } from "./certificate-labels";
import { certificateMessages } from "./certificate-messages";

/** Says how the certificate can be compared with what the site has stored, and leaves room to sign a printed one. */
export function HowToCheck({ deletion, url }: { deletion: DeletionDetail; url: string }) {
  return (
    <div className="space-y-3">
      <p>{certificateMessages.fixedList}</p>
      <p>
        <span className="block text-ink-soft">{certificateLabels.digest}</span>
        <code className="font-mono wrap-anywhere">{deletion.digest}</code>
      </p>
      <p>
        <Filled
          message={certificateMessages.compare}
          with={{
            number: numberLabel(deletion),
            url: <span className="font-medium wrap-anywhere">{url}</span>,
          }}
        />
      </p>
      <div aria-hidden="true" className="hidden gap-10 pt-12 print:grid print:grid-cols-2">
        <p className="border-t border-ink pt-1 text-xs">{certificateLabels.place}</p>
        <p className="border-t border-ink pt-1 text-xs">{certificateLabels.signature}</p>
      </div>
    </div>
  );
}
