"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { AuditLogItem } from "./audit-log-item";
import { auditLogQuery } from "./audit-log-query";
import { EntriesSkeleton } from "./entries-skeleton";
import { auditLogLabels, auditLogMessages } from "./history-messages";
import { useAuditSearch } from "./use-audit-search";

/** Lists what was done on the site and is looked for, newest first, one more page at each press. */
export function AuditLog() {
  // The "Older entries" button may disappear, so focus moves to the first entry after this one.
  const lastRead = useRef<number>(undefined);
  const [search] = useAuditSearch();
  const { data, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    auditLogQuery(search),
  );
  const problem = isError && (
    <p role="alert" className="text-sm font-medium text-danger">
      {auditLogMessages.unanswered}
    </p>
  );
  if (!data) return problem || <EntriesSkeleton count={8} />;
  const entries = data.pages.flatMap((page) => page.entries);
  if (entries.length === 0 && Object.keys(search).length > 0)
    return <EmptyState title={auditLogMessages.noneTitle}>{auditLogMessages.none}</EmptyState>;
  if (entries.length === 0)
    return <EmptyState title={auditLogMessages.emptyTitle}>{auditLogMessages.empty}</EmptyState>;

  function focusFirstOlder(element: HTMLElement | null, index: number) {
    if (!element || lastRead.current === undefined) return;
    if (entries[index - 1]?.id !== lastRead.current) return;
    lastRead.current = undefined;
    element.focus();
  }

  return (
    <div className="space-y-4">
      <ol
        aria-label={auditLogLabels.entries}
        className="divide-y divide-border rounded-xl border border-border bg-surface"
      >
        {entries.map((entry, index) => (
          <AuditLogItem key={entry.id} ref={(element) => focusFirstOlder(element, index)} entry={entry} />
        ))}
      </ol>
      {isFetchingNextPage && <EntriesSkeleton count={3} />}
      {problem}
      {hasNextPage && (
        <Button
          aria-disabled={isFetchingNextPage}
          onClick={() => {
            if (isFetchingNextPage) return;
            lastRead.current = entries.at(-1)?.id;
            void fetchNextPage();
          }}
        >
          {auditLogLabels.older}
        </Button>
      )}
    </div>
  );
}
