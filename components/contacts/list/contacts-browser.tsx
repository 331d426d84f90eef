"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { ChartsToggle } from "@/components/charts/charts-toggle";
import { GrowthStrip } from "@/components/charts/growth-strip";
import { MoreActions } from "@/components/contacts/actions/more-actions";
import { AddContact } from "@/components/contacts/edit/add-contact";
import { FilterChips } from "@/components/contacts/filters/filter-chips";
import { FilterDialog } from "@/components/contacts/filters/filter-dialog";
import { SegmentBar } from "@/components/contacts/segments/segment-bar";
import {
  isTicked,
  nothingTicked,
  selectionOf,
  tickAllMatching,
  tickedCount,
  ticksUnder,
} from "@/components/contacts/selection/selection";
import { useContactTicks } from "@/components/contacts/selection/selection-boxes";
import { SelectionLine } from "@/components/contacts/selection/selection-line";
import { importsQuery } from "@/components/imports/import-queries";
import { Button, buttonStyles } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { heightAs } from "@/components/ui/use-height-variable";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import { contactCountQuery, contactListQuery } from "../contact-queries";
import { rememberListAddress } from "../last-list-url";
import { useContactListState } from "../use-contact-list-state";
import { ContactPager } from "./contact-pager";
import { ContactRowsSkeleton } from "./contact-rows-skeleton";
import { ContactSearch } from "./contact-search";
import { ContactSortSelect } from "./contact-sort-select";
import { ContactTable } from "./contact-table";
import { ContactTotal } from "./contact-total";
import { ListLookMenu } from "./list-preferences-menu";
import { NoContacts } from "./no-contacts";
import { useContactKeys, useFocusOnFound } from "./use-contact-keys";

const measureToolbar = heightAs("--toolbar-height");

/** The Contacts tab: find, select, and act on the selected. */
export function ContactsBrowser() {
  const [state] = useContactListState();
  const filter = filterOf(state);
  const list = useQuery(contactListQuery(state));
  const count = useQuery(contactCountQuery(filter));
  // Whoever an import under way brings is listed when it ends.
  useQuery(importsQuery);
  const [allTicks, setTicks] = useContactTicks();
  const ticks = ticksUnder(allTicks, filter);
  const total = count.data?.total;
  const selectedCount = tickedCount(ticks, total ?? 0);
  const isAllSelected = ticks.kind === "matching" && ticks.except.size === 0;
  useContactKeys(() => setTicks(nothingTicked));
  const goToFound = useFocusOnFound(list.data !== undefined && !list.isPlaceholderData);
  const query = useSearchParams().toString();
  useEffect(() => rememberListAddress(query), [query]);
  const rows = list.data?.rows ?? [];
  const isFiltered = !("everyone" in filter);

  return (
    <>
      <PageHeader
        title="Contacts"
        description={
          <>
            <span>
              <ContactTotal count={count.data} isFiltered={isFiltered} />
            </span>
            <ChartsToggle />
          </>
        }
      >
        <Link href="/imports" className={buttonStyles()}>
          Import
        </Link>
        <AddContact />
      </PageHeader>
      <GrowthStrip />
      <div ref={measureToolbar} className="top-0 z-20 -mx-4 bg-canvas px-4 pb-3 sm:sticky sm:-mx-6 sm:px-6">
        <SegmentBar />
        <div className="flex flex-wrap items-center gap-3 pt-2">
          <ContactSearch onGoToFound={goToFound} />
          <FilterDialog />
          <span
            className={classNames(
              "ml-auto flex items-center gap-1",
              // On a phone what can be done with the selected stays in reach, however far down they are.
              selectedCount > 0 &&
                "max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-30 max-sm:justify-between max-sm:border-t max-sm:border-border max-sm:bg-surface max-sm:px-4 max-sm:py-2",
            )}
          >
            <ListLookMenu />
            <MoreActions
              selection={selectedCount > 0 ? selectionOf(ticks) : undefined}
              onDeletionConfirmed={() => setTicks(nothingTicked)}
              onHidden={() => setTicks(nothingTicked)}
            />
          </span>
        </div>
        <FilterChips />
        <SelectionLine
          count={selectedCount}
          shownCount={ticks.kind === "ids" ? rows.filter(({ id }) => isTicked(ticks, id)).length : undefined}
          selectableTotal={isAllSelected || count.isPlaceholderData ? undefined : total}
          onSelectAll={() => setTicks(tickAllMatching(filter))}
          onClear={() => setTicks(nothingTicked)}
        />
      </div>
      {list.isError && !list.data ? (
        <EmptyState
          title="The contacts could not be read"
          action={<Button onClick={() => list.refetch()}>Try again</Button>}
        >
          Nothing was changed. The server did not answer as it should.
        </EmptyState>
      ) : list.data?.rows.length === 0 && total !== undefined ? (
        <NoContacts total={total} hiddenCount={count.data?.hidden ?? 0} />
      ) : (
        <div className="rounded-xl border border-border bg-surface">
          <div className="flex justify-end border-b border-border py-1 md:hidden">
            <ContactSortSelect />
          </div>
          {list.data ? (
            <ContactTable
              rows={list.data.rows}
              isStale={list.isPlaceholderData}
              ticks={ticks}
              onTicks={setTicks}
            />
          ) : (
            <ContactRowsSkeleton />
          )}
        </div>
      )}
      <div className={selectedCount > 0 ? "max-sm:pb-14" : undefined}>
        <ContactPager list={list.data} />
      </div>
    </>
  );
}
