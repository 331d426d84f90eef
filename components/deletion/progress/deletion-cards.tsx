"use client";

import Link from "next/link";
import { dockCardStyles } from "@/components/job-notifications/job-dock";
import { withTimeLeft } from "@/components/jobs/time-left";
import { IfMay } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { ProgressBar } from "@/components/ui/progress-bar";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { paceOf } from "../deletion-pace";
import { isWell, settledOf } from "../deletion-standing";
import { OutcomeIcon } from "../outcome-icon";
import { outcomeParts, reachedMessage } from "../outcome-messages";
import { deletionLabel, paceMessage, progressLabels, progressMessages } from "./progress-messages";
import { StopDeletion } from "./stop-deletion";

/** Shows one running deletion: how far it is, how fast it goes, and a way to stop it. */
export function RunningDeletion({ deletion }: { deletion: DeletionView }) {
  const format = useFormats();
  const reached = reachedMessage(format, deletion);
  return (
    <section
      aria-label={deletionLabel(deletion)}
      className={classNames(dockCardStyles, "border-border-strong")}
    >
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <h2 className="font-semibold">{progressLabels.deleting}</h2>
        <span className="tabular-nums">{reached}</span>
      </div>
      <ProgressBar
        className="mt-2.5"
        label={progressLabels.deleting}
        value={settledOf(deletion)}
        max={deletion.contactCount}
        text={withTimeLeft(format, reached, paceOf(deletion)?.leftMs ?? null)}
      />
      <p className="mt-2 min-h-5 text-sm text-ink-soft tabular-nums">{paceMessage(format, deletion)}</p>
      {deletion.pauseReason && (
        <p className="mt-1 text-sm font-medium text-warning">
          {deletion.pauseReason} {progressMessages.paused}
        </p>
      )}
      <IfMay do="contacts.delete">
        <StopDeletion deletion={deletion} />
      </IfMay>
    </section>
  );
}

/** Says what one ended deletion did. */
export function DeletionOutcome({ deletion }: { deletion: DeletionView }) {
  const format = useFormats();
  return (
    <p className="flex gap-2.5 font-medium">
      <OutcomeIcon deletion={deletion} />
      <span>
        {outcomeParts(format, deletion).map((part) =>
          part.for === "everyone" ? (
            part.text
          ) : (
            <span
              key={part.text}
              aria-hidden={part.for === "eyes" ? true : undefined}
              className={part.for === "ears" ? "sr-only" : undefined}
            >
              {part.text}
            </span>
          ),
        )}
      </span>
    </p>
  );
}

interface OutcomeActionsProps {
  deletions: DeletionView[];
  onDismiss(): void;
}

/** Leads to what can be done about ended deletions, and takes their outcome away. */
export function OutcomeActions({ deletions, onDismiss }: OutcomeActionsProps) {
  const [only, ...others] = deletions;
  if (!only) return null;
  return (
    <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 pl-6.5 text-sm">
      {others.length > 0 ? (
        <Link href="/deletions">{progressLabels.receipts}</Link>
      ) : (
        <Link href={`/deletions/${only.id}`}>
          {isWell(only) ? progressLabels.receipt : progressLabels.why}
        </Link>
      )}
      <Button variant="quiet" size="small" onClick={onDismiss}>
        {progressLabels.dismiss}
      </Button>
    </div>
  );
}
