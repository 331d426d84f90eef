import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import { numberLabel } from "./certificate-labels";

/** Says how the certificate can be compared with what the site has stored, and leaves room to sign a printed one. */
export function HowToCheck({ deletion, url }: { deletion: DeletionDetail; url: string }) {
  return (
    <div className="space-y-3">
      <p>
        The list of contacts was fixed before the deletion was confirmed, and only that list was deleted. Its
        SHA-256 covers each contact’s number and what was counted of theirs. It changes if any of them does.
      </p>
      <p>
        <span className="block text-ink-soft">SHA-256 of the list</span>
        <code className="font-mono wrap-anywhere">{deletion.digest}</code>
      </p>
      <p>
        Compare it with {numberLabel(deletion)} at <span className="font-medium wrap-anywhere">{url}</span>.
        The certificate carries no electronic signature.
      </p>
      <div aria-hidden="true" className="hidden gap-10 pt-12 print:grid print:grid-cols-2">
        <p className="border-t border-ink pt-1 text-xs">Place and date</p>
        <p className="border-t border-ink pt-1 text-xs">Signature</p>
      </div>
    </div>
  );
}
