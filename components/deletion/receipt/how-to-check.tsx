import { Download } from "lucide-react";
import { DownloadLink } from "@/components/sites/download-link";
import { buttonStyles } from "@/components/ui/button";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import type { DeletionDetail, SignedSummary } from "@/lib/deletion/receipt/deletion-view";
import { numberLabel } from "../deletion-labels";
import { isActive } from "../deletion-standing";
import { certificateLabels, revisionLabel } from "./certificate-labels";
import { certificateMessages, checkCommand } from "./certificate-messages";

/** Holds the urls that a printed certificate names. */
export interface CertificatePlaces {
  certificate: string;
  verify: string;
}

interface HowToCheckProps {
  deletion: DeletionDetail;
  places: CertificatePlaces;
}

/**
 * Says how anyone can check what the certificate says, how it can be compared with what the site has stored, and leaves
 * room to sign a printed one by hand.
 */
export function HowToCheck({ deletion, places }: HowToCheckProps) {
  const { signed } = deletion;
  return (
    <div className="space-y-3">
      {signed && <Signed deletion={deletion} signed={signed} verifyUrl={places.verify} />}
      {unsignedMessage(deletion) && <p>{unsignedMessage(deletion)}</p>}
      <p>{certificateMessages.fixedList}</p>
      <Written label={certificateLabels.digest} text={deletion.digest} />
      <p>
        <Filled
          message={certificateMessages.compare}
          with={{
            number: numberLabel(deletion),
            url: <span className="font-medium wrap-anywhere">{places.certificate}</span>,
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

function unsignedMessage(deletion: DeletionDetail): string | undefined {
  const { signed, isReceiptDue, status } = deletion;
  if (isActive(deletion) || status === "failed") return certificateMessages.unsigned;
  if (!signed) return certificateMessages.signing;
  return isReceiptDue ? certificateMessages.changed : undefined;
}

interface SignedProps {
  deletion: DeletionDetail;
  signed: SignedSummary;
  verifyUrl: string;
}

function Signed({ deletion, signed, verifyUrl }: SignedProps) {
  const { revision, signedAt, fingerprint, signature, sha256, emailCount } = signed;
  const fileUrl = `/api/deletions/${deletion.id}/receipt`;
  return (
    <>
      <p>
        <Filled
          message={certificateMessages.signed}
          with={{ revision, at: <Time isExact at={signedAt} /> }}
        />{" "}
        <Filled
          message={certificateMessages.check}
          with={{
            url: (
              <a href={verifyUrl} className="font-medium wrap-anywhere">
                {verifyUrl}
              </a>
            ),
            command: <code className="font-mono wrap-anywhere">{checkCommand(deletion, revision)}</code>,
          }}
        />
      </p>
      <Written label={certificateLabels.key} text={fingerprint} />
      <Written label={certificateLabels.signed} text={signature} />
      <Written label={certificateLabels.receiptDigest} text={sha256} />
      {emailCount === null && <p>{certificateMessages.withoutEmails}</p>}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2 print:hidden">
        <DownloadLink href={fileUrl} className={buttonStyles()}>
          <Download aria-hidden="true" className="size-4" />
          {certificateLabels.download}
        </DownloadLink>
        {revision > 1 && (
          <span className="text-ink-soft">
            {certificateMessages.earlier}{" "}
            {Array.from({ length: revision - 1 }, (_, at) => at + 1).map((earlier) => (
              <DownloadLink key={earlier} href={`${fileUrl}?revision=${earlier}`} className="mr-2">
                {revisionLabel(earlier)}
              </DownloadLink>
            ))}
          </span>
        )}
      </p>
    </>
  );
}

function Written({ label, text }: { label: string; text: string }) {
  return (
    <p>
      <span className="block text-ink-soft">{label}</span>
      <code className="font-mono wrap-anywhere">{text}</code>
    </p>
  );
}
