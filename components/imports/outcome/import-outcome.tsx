"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { MailServerCheck } from "@/components/mail/mail-server-check";
import { sendingQuery } from "@/components/mail/sending-query";
import { IfMay } from "@/components/roles/role-provider";
import { DownloadLink } from "@/components/sites/download-link";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { ImportDetail } from "@/lib/imports/plan/import-view";
import { consentNoteLines, outcomeLines, rowNoteLines } from "./line-messages";
import {
  addedLabel,
  moreRowsMessage,
  outcomeLabels,
  outcomeMessages,
  outcomeTitle,
  rowMessage,
} from "./outcome-messages";
import { RevertImport } from "./revert-import";
import { StartImport } from "./start-import";

/** Shows what would happen to each row, or what happened, with the rows left out and why. */
export function ImportOutcome({ detail }: { detail: ImportDetail }) {
  const format = useFormats();
  const { id, status, counts, consent, problems, partial, notes, claimedBy, claimedAt } = detail;
  const isDone = status !== "checked";
  const leftOut = counts.duplicate + counts.invalid;
  const { data: sending } = useQuery(sendingQuery);
  const outcome = { isDone, hasMailServer: sending?.hasServer ?? true };
  const all = [...outcomeLines(counts, consent, outcome), ...consentNoteLines(notes, isDone)];
  const lines = [...all.filter((line) => !line.isMuted), ...all.filter((line) => line.isMuted)];
  const partialLines = rowNoteLines(notes);
  return (
    <>
      <Card title={outcomeTitle(status)}>
        {lines.length === 0 && <p className="text-sm text-ink-soft">{outcomeMessages.noRows}</p>}
        <ul aria-label={outcomeLabels.rows} className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5">
          {lines.map(({ count, words, isMuted }) => (
            <li
              key={words}
              className={classNames("col-span-2 grid grid-cols-subgrid", isMuted && "text-ink-soft")}
            >
              <strong className="font-semibold tabular-nums">{format.count(count)}</strong>{" "}
              <span>{words}</span>
            </li>
          ))}
        </ul>
        {counts.asked > 0 && (
          <div className="mt-4">
            <MailServerCheck>{outcomeMessages.noServer}</MailServerCheck>
          </div>
        )}
        {claimedBy && claimedAt && (
          <p className="mt-4 text-sm text-ink-soft">
            <Filled
              message={outcomeMessages.claimed}
              with={{ who: claimedBy, at: <Time isExact at={claimedAt} /> }}
            />
          </p>
        )}
        {status === "checked" && (
          <IfMay do="imports.run">
            <StartImport detail={detail} />
          </IfMay>
        )}
        {isDone && detail.createdLeft > 0 && (
          <p className="mt-4 text-sm">
            <Link href={`/contacts?import=${id}`}>{addedLabel(format, detail.createdLeft)}</Link>
            <IfMay do="contacts.merge">
              {" · "}
              <Link href="/contacts/duplicates">{outcomeLabels.duplicates}</Link>
            </IfMay>
          </p>
        )}
      </Card>
      {partialLines.length > 0 && (
        <Card title={outcomeLabels.partial}>
          <ul
            aria-label={outcomeLabels.partialByReason}
            className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5"
          >
            {partialLines.map(({ count, words }) => (
              <li key={words} className="col-span-2 grid grid-cols-subgrid">
                <strong className="font-semibold tabular-nums">{format.count(count)}</strong>{" "}
                <span>{words}</span>
              </li>
            ))}
          </ul>
          <p className="mt-3 text-sm text-ink-soft">{outcomeMessages.partial}</p>
          <ul className="mt-3 space-y-1 text-sm">
            {partial.map(({ rowNumber, message }) => (
              <li key={rowNumber} className="wrap-anywhere">
                {rowMessage(format, rowNumber, message)}
              </li>
            ))}
          </ul>
          {leftOut === 0 && <ProblemsDownload importId={id} />}
        </Card>
      )}
      {leftOut > 0 && (
        <Card title={outcomeLabels.leftOut}>
          <ul className="space-y-1 text-sm">
            {problems.map(({ rowNumber, message }) => (
              <li key={rowNumber} className="wrap-anywhere">
                {rowMessage(format, rowNumber, message)}
              </li>
            ))}
          </ul>
          {leftOut > problems.length && (
            <p className="mt-2 text-sm text-ink-soft">{moreRowsMessage(format, leftOut - problems.length)}</p>
          )}
          <ProblemsDownload importId={id} />
        </Card>
      )}
      {(status === "completed" || status === "stopped" || status === "reverted") && (
        <IfMay do="imports.run">
          <RevertImport detail={detail} />
        </IfMay>
      )}
    </>
  );
}

function ProblemsDownload({ importId }: { importId: number }) {
  return (
    <p className="mt-4 text-sm">
      <DownloadLink href={`/api/imports/${importId}/problems`}>{outcomeLabels.download}</DownloadLink>
    </p>
  );
}
