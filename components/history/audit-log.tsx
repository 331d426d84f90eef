"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { AuditLogItem } from "./audit-log-item";
import { auditLogQuery } from "./audit-log-query";
import { EntriesSkeleton } from "./entries-skeleton";

/** Everything that was done on the site, newest first, a page more at each press. */
export function AuditLog() {
  const { data, isError, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(auditLogQuery);
  const problem = isError && (
    <p role="alert" className="text-sm font-medium text-danger">
      The server did not answer. Try again in a moment.
    </p>
  );
  if (!data) return problem || <EntriesSkeleton count={8} />;
  const entries = data.pages.flatMap((page) => page.entries);
  const firstOfLastPage = data.pages.length > 1 ? data.pages.at(-1)?.entries[0]?.id : undefined;
  if (entries.length === 0)
    return (
      <EmptyState title="Nothing was done yet">
        Every deletion, import, export, broadcast and change leaves a line here: who, when and how many. It
        never says whom.
      </EmptyState>
    );
  return (
    <div className="space-y-4">
      <ol aria-label="Entries" className="divide-y divide-border rounded-xl border border-border bg-surface">
        {entries.map((entry) => (
          <AuditLogItem key={entry.id} entry={entry} takesFocus={entry.id === firstOfLastPage} />
        ))}
      </ol>
      {isFetchingNextPage && <EntriesSkeleton count={3} />}
      {problem}
      {hasNextPage && (
        <Button
          aria-disabled={isFetchingNextPage}
          onClick={() => {
            if (!isFetchingNextPage) void fetchNextPage();
          }}
        >
          Older entries
        </Button>
      )}
    </div>
  );
}
