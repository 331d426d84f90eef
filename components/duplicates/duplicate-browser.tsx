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
      else toast.error("You may not look for duplicates on this site.");
    },
    onError: () => toast.error("The server did not answer. Try again."),
  });
  const decide = useMutation({
    mutationFn: (decision: { pairId: number; isDismissed: boolean }) => decidePairAction(decision),
    onSuccess: (result, { pairId, isDismissed }) => {
      if (!result.ok) return toast.error("That did not work. Load the page again.");
      if (isDismissed)
        toast.success("They won’t be shown again.", {
          action: { label: "Undo", onClick: () => decide.mutate({ pairId, isDismissed: false }) },
        });
      void refetch();
    },
    onError: () => toast.error("The server did not answer. Try again."),
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
  return (
    <>
      <BackLink href="/contacts">All contacts</BackLink>
      <div ref={headingRef} tabIndex={-1} className="outline-none">
        <PageHeader title="Duplicates" description="Contacts that may be one person.">
          {first && (
            <Button
              variant="primary"
              aria-disabled={look.isPending || isLooking}
              onClick={() => !look.isPending && !isLooking && look.mutate()}
            >
              {first.search ? "Look again" : "Look for duplicates"}
            </Button>
          )}
        </PageHeader>
      </div>
      <div className="space-y-4">
        {isError && !data && <LoadProblem retry={() => void refetch()} />}
        {!data && !isError && (
          <div className="space-y-3" role="status">
            <span className="sr-only">Reading the duplicates…</span>
            {["one", "two", "three"].map((row) => (
              <Skeleton key={row} shape="h-40 rounded-xl" />
            ))}
          </div>
        )}
        {first && <SearchState {...first} onChanged={() => refetch()} />}
        {first && pairs.length === 0 && !isLooking && (
          <EmptyState title={first.search ? "No duplicates found" : "No search yet"}>
            {first.search
              ? "It is looked again after every import, and whenever you ask."
              : "Farewell compares names, emails and phone numbers, and shows you each pair before anything is merged."}
          </EmptyState>
        )}
        {pairs.length > 0 && (
          <ul ref={listRef} className="space-y-4" aria-label="Possible duplicates">
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
            Show more
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
