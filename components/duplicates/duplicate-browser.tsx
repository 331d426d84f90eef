"use client";

import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { MergeDialog, preloadMergeDialog } from "@/components/contacts/actions/merge-dialog";
import { queryKeys } from "@/components/data/query-keys";
import { toast } from "@/components/toasts/toast";
import { BackLink } from "@/components/ui/back-link";
import { Button } from "@/components/ui/button";
import { ReturnFocusContext } from "@/components/ui/dialog-shell";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadProblem } from "@/components/ui/load-problem";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { decidePairAction, searchDuplicatesAction } from "@/lib/duplicates/actions";
import type { DuplicatePair } from "@/lib/duplicates/duplicate-view";
import { duplicateLabels } from "./duplicate-labels";
import { duplicateMessages } from "./duplicate-messages";
import { duplicatesQuery } from "./duplicate-queries";
import { PairCard } from "./pair-card";
import { SearchState } from "./search-state";

/** Lists contacts that may be one person, to merge each pair or to say that they are not. */
export function DuplicateBrowser() {
  const client = useQueryClient();
  const { data, isError, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } =
    useInfiniteQuery(duplicatesQuery);
  const [merging, setMerging] = useState<DuplicatePair>();
  const cameFrom = useRef<HTMLElement>(null);
  const headingRef = useRef<HTMLDivElement>(null);
  const listRef = useRef<HTMLUListElement>(null);
  const first = data?.pages[0];
  const pairs = data?.pages.flatMap((page) => page.pairs) ?? [];
  const look = useMutation({
    mutationFn: () => searchDuplicatesAction({}),
    onSuccess: (result) => {
      if (result.ok) void refetch();
      else toast.error(duplicateMessages.mayNotLook);
    },
    onError: () => toast.error(duplicateMessages.unanswered),
  });
  const decide = useMutation({
    mutationFn: (decision: { pairId: number; isDismissed: boolean }) => decidePairAction(decision),
    onSuccess: (result, { pairId, isDismissed }) => {
      if (!result.ok) return toast.error(duplicateMessages.refused);
      if (isDismissed)
        toast.success(duplicateMessages.dismissed, {
          action: {
            label: duplicateLabels.undo,
            onClick: () => decide.mutate({ pairId, isDismissed: false }),
          },
        });
      void refetch();
    },
    onError: () => toast.error(duplicateMessages.unanswered),
  });
  /** Moves the focus to the next pair, because the one that was decided goes. */
  function moveOn(pairId: number) {
    const cards = [...(listRef.current?.querySelectorAll<HTMLElement>("[data-pair]") ?? [])];
    const at = cards.findIndex((card) => card.dataset.pair === String(pairId));
    const next = cards[at + 1] ?? cards[at - 1];
    const place = next?.querySelector<HTMLElement>("button") ?? headingRef.current;
    cameFrom.current = place ?? null;
    place?.focus();
  }
  const isLooking = first?.search?.status === "searching";
  const empty = first?.search ? duplicateMessages.none : duplicateMessages.notLooked;
  return (
    <>
      <BackLink href="/contacts">{duplicateLabels.back}</BackLink>
      <div ref={headingRef} tabIndex={-1} className="outline-none">
        <PageHeader title={duplicateLabels.title} description={duplicateMessages.description}>
          {first && (
            <Button
              variant="primary"
              aria-disabled={look.isPending || isLooking}
              onClick={() => !look.isPending && !isLooking && look.mutate()}
            >
              {first.search ? duplicateLabels.again : duplicateLabels.look}
            </Button>
          )}
        </PageHeader>
      </div>
      <div className="space-y-4">
        {isError && !data && <LoadProblem retry={() => void refetch()} />}
        {!data && !isError && (
          <div className="space-y-3" role="status">
            <span className="sr-only">{duplicateMessages.reading}</span>
            {["one", "two", "three"].map((row) => (
              <Skeleton key={row} shape="h-40 rounded-xl" />
            ))}
          </div>
        )}
        {first && <SearchState {...first} onChanged={() => refetch()} />}
        {first && pairs.length === 0 && !isLooking && (
          <EmptyState title={empty.title}>{empty.sentence}</EmptyState>
        )}
        {pairs.length > 0 && (
          <ul ref={listRef} className="space-y-4" aria-label={duplicateLabels.list}>
            {pairs.map((pair) => (
              <PairCard
                key={pair.id}
                pair={pair}
                onMerge={(from) => {
                  preloadMergeDialog();
                  cameFrom.current = from;
                  setMerging(pair);
                }}
                onDismiss={() => {
                  moveOn(pair.id);
                  decide.mutate({ pairId: pair.id, isDismissed: true });
                }}
              />
            ))}
          </ul>
        )}
        {hasNextPage && (
          <Button
            aria-disabled={isFetchingNextPage}
            onClick={() => !isFetchingNextPage && void fetchNextPage()}
          >
            {duplicateLabels.more}
          </Button>
        )}
      </div>
      {merging && (
        <ReturnFocusContext value={() => cameFrom.current}>
          <MergeDialog
            key={merging.id}
            open
            onOpenChange={(open) => !open && setMerging(undefined)}
            ids={[merging.contacts[0].id, merging.contacts[1].id]}
            onMerged={() => {
              moveOn(merging.id);
              void client.invalidateQueries({ queryKey: queryKeys.duplicates });
            }}
          />
        </ReturnFocusContext>
      )}
    </>
  );
}
