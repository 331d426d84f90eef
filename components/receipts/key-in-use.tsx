import { Download } from "lucide-react";
import { buttonStyles } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { KnownKey } from "@/lib/deletion/signing/known-keys";
import { keyLabels } from "./key-messages";

/** Shows the public key that signs receipts, to compare it and to take it along. */
export function KeyInUse({ known: { fingerprint, publicKey } }: { known: KnownKey }) {
  return (
    <div className="space-y-4 text-sm">
      <dl className="space-y-3">
        <div>
          <dt className="text-ink-soft">{keyLabels.fingerprint}</dt>
          <dd className="font-mono font-medium wrap-anywhere">{fingerprint}</dd>
        </div>
        <div>
          <dt className="text-ink-soft">{keyLabels.publicKey}</dt>
          <dd className="font-mono wrap-anywhere">{publicKey}</dd>
        </div>
      </dl>
      <div className="flex flex-wrap gap-3">
        <a href="/api/verify/key" download="" className={buttonStyles({ size: "small" })}>
          <Download aria-hidden="true" className="size-4" />
          {keyLabels.download}
        </a>
        <CopyButton text={publicKey} label={keyLabels.copy} />
      </div>
    </div>
  );
}
