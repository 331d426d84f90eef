"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Search } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { type DeletionState, deletionStates } from "@/lib/deletion/receipt/deletion-states";
import { stateLabels } from "../deletion-labels";
import { deletionsQuery } from "../deletion-queries";
import { deletionPageQuery } from "./deletion-page-query";
import { DeletionCards } from "./deletion-row-cards";
import { DeletionTable } from "./deletion-table";
import { listLabels, listMessages } from "./list-messages";
import { useSettled } from "./use-settled";

/** Lists the deletions, newest first, to search by number or why and to narrow to a state. */
export function DeletionBrowser() {
  const isHydrated = useIsHydrated();
  const [typed, setTyped] = useState("");
  const [state, setState] = useState<DeletionState | null>(null);
  const search = useSettled(typed.trim());
  const { data, isError, isPlaceholderData, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(deletionPageQuery({ search, state }));
  const isNarrowed = search !== "" || state !== null;
  const newest = useQuery(deletionsQuery).data?.deletions ?? [];
  const live = new Map(newest.map((view) => [view.id, view]));
  const found = data?.pages.flatMap((page) => page.deletions) ?? [];
  const begun = isNarrowed || !data ? [] : newest.filter(({ number }) => number > (found[0]?.number ?? 0));
  const shown = [...begun, ...found.map((view) => live.get(view.id) ?? view)];
  return (
    <section aria-label={listLabels.all} className="overflow-clip rounded-xl border border-border bg-surface">
      <search className="flex flex-wrap items-center gap-3 border-b border-border p-3">
        <span className="relative min-w-0 flex-1 basis-56 sm:max-w-sm">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-soft"
          />
          <Input
            type="search"
            aria-label={listLabels.search}
            placeholder={listLabels.searchExample}
            hasIcon
            maxLength={200}
            disabled={!isHydrated}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </span>
        <Select
          aria-label={listLabels.state}
          disabled={!isHydrated}
          value={state ?? ""}
          onChange={(event) =>
            setState(deletionStates.find((choice) => choice === event.target.value) ?? null)
          }
        >
          <option value="">{listLabels.anyState}</option>
          {deletionStates.map((choice) => (
            <option key={choice} value={choice}>
              {stateLabels[choice]}
            </option>
          ))}
        </Select>
      </search>
      {isError && (
        <p role="alert" className="p-4 text-sm font-medium text-danger">
          {listMessages.unanswered}
        </p>
      )}
      <div
        aria-busy={isPlaceholderData || typed.trim() !== search}
        className={classNames("transition-opacity", isPlaceholderData && "opacity-60")}
      >
        {shown.length === 0 ? (
          data &&
          isNarrowed && (
            <div className="p-4">
              <EmptyState
                title={listMessages.notFound}
                action={
                  <Button
                    onClick={() => {
                      setTyped("");
                      setState(null);
                    }}
                  >
                    {listLabels.showAll}
                  </Button>
                }
              >
                {listMessages.whatFinds}
              </EmptyState>
            </div>
          )
        ) : (
          <>
            <div className="hidden lg:block">
              <DeletionTable deletions={shown} />
            </div>
            <div className="lg:hidden">
              <DeletionCards deletions={shown} />
            </div>
          </>
        )}
      </div>
      {hasNextPage && (
        <div className="border-t border-border p-3">
          <Button aria-disabled={isFetchingNextPage} onClick={() => !isFetchingNextPage && fetchNextPage()}>
            {listLabels.older}
          </Button>
        </div>
      )}
    </section>
  );
}
