"use client";

import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { AuditLogPage } from "@/lib/history/list-audit-log";
import { queryKeys } from "../data/query-keys";
import { readJson } from "../data/read-json";
import { AuditLogItem } from "./audit-log-item";
import { EntriesSkeleton } from "./entries-skeleton";
import { auditLogLabels, auditLogMessages } from "./history-messages";

/** Lists everything that was done on the site, newest first, one more page at each press. */
export function AuditLog() {
  // The "Older entries" button may disappear, so focus moves to the first entry after this one.
  const lastRead = useRef<number>(undefined);
  const { data, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(auditLogQuery);
  const problem = isError && (
    <p role="alert" className="text-sm font-medium text-danger">
      {auditLogMessages.unanswered}
    </p>
  );
  if (!data) return problem || <EntriesSkeleton count={8} />;
  const entries = data.pages.flatMap((page) => page.entries);
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

/** Reads what was done on the site, newest first, as far back as was asked for. */
const auditLogQuery = infiniteQueryOptions({
  queryKey: queryKeys.auditLog,
  queryFn: ({ pageParam, signal }) =>
    readJson<AuditLogPage>(`/api/audit-log${pageParam === null ? "" : `?before=${pageParam}`}`, signal),
  initialPageParam: null as number | null,
  getNextPageParam: ({ before }) => before,
});
