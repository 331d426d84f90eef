"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import { DownloadLink } from "@/components/sites/download-link";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { useNow } from "@/components/ui/use-now";
import type { ManifestContacts } from "@/lib/deletion/manifest/deletion-plan";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import { numberLabel, standingLabels } from "../deletion-labels";
import { billingMessage } from "../dialog/billing-messages";
import { RecordList } from "../dialog/record-list";
import { nothingElseMessage } from "../dialog/warning-messages";
import {
  approvalLabels,
  approvalMessages,
  approvalStanding,
  approvalTitle,
  moreInFile,
} from "./approval-messages";
import { DecideApproval } from "./decide-approval";

interface UnapprovedDeletionProps {
  deletion: DeletionDetail;
  /** Tells whether the viewer may delete contacts. */
  mayDecide: boolean;
}

/** Shows a deletion that waits for a second person, with what they decide about, or that found none. */
export function UnapprovedDeletion({ deletion, mayDecide }: UnapprovedDeletionProps) {
  const format = useFormats();
  const now = useNow(60_000);
  const { approval, plan } = deletion;
  const facts: [string, ReactNode][] = [
    [approvalLabels.askedBy, deletion.confirmedBy],
    [approvalLabels.asked, <Time isExact key="asked" at={deletion.confirmedAt} />],
    ...(approval
      ? [
          [approvalLabels.endsAt, <Time isExact key="ends" at={approval.expiresAt} />] satisfies [
            string,
            ReactNode,
          ],
        ]
      : []),
    ...(deletion.why ? [[approvalLabels.why, deletion.why] satisfies [string, ReactNode]] : []),
    [
      approvalLabels.digest,
      <span key="digest" className="font-mono text-xs break-all">
        {deletion.digest}
      </span>,
    ],
  ];
  return (
    <article className="space-y-6 rounded-xl border border-border bg-surface px-5 py-6 sm:px-8">
      <header className="flex items-baseline justify-between gap-4">
        <h1 className="text-2xl font-semibold tracking-tight">{approvalTitle(format, deletion)}</h1>
        <p className="font-semibold tabular-nums">{numberLabel(deletion)}</p>
      </header>
      <Notice tone={approval ? "warning" : "info"} title={standingLabels[deletion.status]}>
        {approvalStanding(deletion, mayDecide)}
      </Notice>
      <dl className="border-t border-border text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="flex justify-between gap-6 border-b border-border py-2.5">
            <dt className="shrink-0 text-ink-soft">{name}</dt>
            <dd className="text-right font-medium wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {approval && mayDecide && (
        <>
          <Part title={approvalLabels.who}>
            <WhoWouldGo deletion={deletion} />
          </Part>
          <Part title={approvalLabels.what}>
            <p>{billingMessage(format, plan.billing, now)}</p>
            {plan.records.length > 0 ? (
              <RecordList records={plan.records} />
            ) : (
              <p>{nothingElseMessage(plan.contactCount)}</p>
            )}
          </Part>
          <DecideApproval deletion={deletion} approval={approval} />
        </>
      )}
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="space-y-2 text-sm">
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Names the first of those who would go; the file names all. */
function WhoWouldGo({ deletion: { id, contactCount } }: { deletion: DeletionDetail }) {
  const format = useFormats();
  const { data, isError } = useQuery({
    queryKey: queryKeys.deletionPeople(id),
    queryFn: ({ signal }) => readJson<ManifestContacts>(`/api/deletions/${id}/contacts`, signal),
  });
  if (isError) return <p role="alert">{approvalMessages.unread}</p>;
  const contacts = data?.contacts ?? [];
  const moreCount = data?.next ? contactCount - contacts.length : 0;
  return (
    <>
      <ul className="max-h-64 divide-y divide-border overflow-y-auto rounded-lg border border-border px-4">
        {contacts.map(({ id: contactId, name, email }) => (
          <li key={contactId} className="py-2">
            <bdi className="font-medium">{name || email}</bdi>
            {name && <bdi className="block text-xs text-ink-soft">{email}</bdi>}
          </li>
        ))}
        {moreCount > 0 && <li className="py-2 text-ink-soft">{moreInFile(format, moreCount)}</li>}
      </ul>
      <DownloadLink href={`/api/deletions/${id}/export`}>{approvalLabels.copy}</DownloadLink>
    </>
  );
}
