import Link from "next/link";
import type { Ref } from "react";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { AuditLogEntry } from "@/lib/history/list-audit-log";
import { auditMessage } from "./audit-labels";
import { placeLabels, whichPlaceLabel } from "./history-messages";

const places = { deletion: "/deletions", import: "/imports" } as const;

interface AuditLogItemProps {
  entry: AuditLogEntry;
  ref: Ref<HTMLLIElement>;
}

/** Shows one line of the audit log: what was done, by whom and when. */
export function AuditLogItem({ entry, ref }: AuditLogItemProps) {
  const format = useFormats();
  const { who, note, leadsTo, createdAt } = entry;
  return (
    <li
      ref={ref}
      tabIndex={-1}
      className="flex flex-col gap-x-6 gap-y-1 px-4 py-3 sm:flex-row sm:items-baseline"
    >
      <div className="min-w-0 flex-1 text-sm">
        <p className="wrap-anywhere">{auditMessage(format, entry)}</p>
        {note && <blockquote className="mt-1 text-ink-soft wrap-anywhere">“{note}”</blockquote>}
        {leadsTo && <PlaceLink {...leadsTo} />}
      </div>
      <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
        <span className="wrap-anywhere sm:w-40">{who}</span>
        <span className="tabular-nums sm:w-52 sm:text-right">
          <Time isExact at={createdAt} />
        </span>
      </p>
    </li>
  );
}

function PlaceLink({ kind, id }: NonNullable<AuditLogEntry["leadsTo"]>) {
  const { see, name } = placeLabels[kind];
  return (
    <p className="mt-1">
      <Link href={`${places[kind]}/${id}`}>
        {see}
        <span className="sr-only"> {whichPlaceLabel(name, id)}</span>
      </Link>
    </p>
  );
}
