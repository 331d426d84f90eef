import { type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import type { Letterhead } from "@/lib/deletion/receipt/get-letterhead";
import { numberLabel } from "../deletion-labels";
import { isActive } from "../deletion-standing";
import { OutcomeIcon } from "../outcome-icon";
import { outcomeMessage, outcomeTitle, toneOf } from "../outcome-messages";
import { billingOutcome, readingOutcome } from "./billing-outcome-messages";
import { CertificateFacts } from "./certificate-facts";
import { certificateLabels, kindOfDocument } from "./certificate-labels";
import { underWayMessage } from "./certificate-messages";
import { DeletedRecords } from "./deleted-records";
import { DiskCheckNote } from "./disk-check-note";
import { type CertificatePlaces, HowToCheck } from "./how-to-check";
import { WhatStays } from "./what-stays";

interface CertificateProps {
  deletion: DeletionDetail;
  letterhead: Letterhead;
  places: CertificatePlaces;
}

/** Is the document that people keep of a deletion. It names whose site it was on, and nobody who was deleted. */
export function Certificate({ deletion, letterhead, places }: CertificateProps) {
  const format = useFormats();
  const titleId = useId();
  return (
    <article
      aria-labelledby={titleId}
      className="rounded-xl border border-border bg-surface px-5 py-6 shadow-sm sm:px-12 sm:py-10 print:rounded-none print:border-0 print:p-0 print:text-sm print:shadow-none"
    >
      <header className="flex items-start justify-between gap-4 border-b-2 border-ink pb-5">
        <div className="flex min-w-0 items-start gap-4">
          {letterhead.logoUrl && (
            // biome-ignore lint/performance/noImgElement: The picture comes with the page.
            <img src={letterhead.logoUrl} alt="" className="h-12 max-w-32 object-contain" />
          )}
          <div className="min-w-0">
            <p className="text-lg font-semibold wrap-anywhere">{letterhead.siteName}</p>
            {letterhead.postalAddress && (
              <p className="text-sm whitespace-pre-line text-ink-soft">{letterhead.postalAddress}</p>
            )}
          </div>
        </div>
        <p className="shrink-0 text-lg font-semibold tabular-nums">{numberLabel(deletion)}</p>
      </header>
      <h1 id={titleId} className="mt-8 space-y-1 print:mt-5">
        <span className="block text-sm font-semibold tracking-wide text-ink-soft uppercase">
          {kindOfDocument(deletion)}
        </span>{" "}
        <span className="block text-2xl font-semibold tracking-tight wrap-anywhere">
          {outcomeTitle(format, deletion)}
        </span>
      </h1>
      <Outcome deletion={deletion} />
      <div className="mt-6 space-y-8 print:mt-4 print:space-y-5">
        <CertificateFacts deletion={deletion} />
        <CertificateSection title={certificateLabels.deleted}>
          <DeletedRecords deletion={deletion} />
        </CertificateSection>
        <CertificateSection title={certificateLabels.billing}>
          <ul className="space-y-1">
            {[...billingOutcome(format, deletion), readingOutcome(format, deletion)]
              .filter(Boolean)
              .map((said) => (
                <li key={said}>{said}</li>
              ))}
          </ul>
        </CertificateSection>
        <CertificateSection title={certificateLabels.searched}>
          <DiskCheckNote deletion={deletion} />
        </CertificateSection>
        <CertificateSection title={certificateLabels.stays}>
          <WhatStays deletion={deletion} />
        </CertificateSection>
        <CertificateSection title={certificateLabels.check}>
          <HowToCheck deletion={deletion} places={places} />
        </CertificateSection>
      </div>
    </article>
  );
}

const frames = {
  info: "border-border bg-canvas",
  success: "border-success/40 bg-success-soft",
  warning: "border-warning/40 bg-warning-soft",
  danger: "border-danger/40 bg-danger-soft",
};

/** Says in one line how it ended, or how far it is, which the dock shows in full. */
function Outcome({ deletion }: { deletion: DeletionDetail }) {
  const format = useFormats();
  const tone = isActive(deletion) ? "info" : toneOf(deletion);
  return (
    <p
      className={classNames(
        "mt-5 flex gap-2.5 rounded-lg border px-4 py-3 text-sm font-medium",
        frames[tone],
      )}
    >
      {isActive(deletion) ? (
        underWayMessage(format, deletion)
      ) : (
        <>
          <OutcomeIcon deletion={deletion} />
          <span>{outcomeMessage(format, deletion)}</span>
        </>
      )}
    </p>
  );
}

function CertificateSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="break-inside-avoid text-sm">
      <h2 id={id} className="mb-2 text-base font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
