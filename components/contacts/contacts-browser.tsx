"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { SegmentBar } from "@/components/segments/segment-bar";
import { Button, buttonStyles } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { formatCount } from "@/components/ui/format";
import { PageHeader } from "@/components/ui/page-header";
import { filterOf } from "@/lib/contacts/contact-list-url";
import { AddContact } from "./add-contact";
import { ContactPager } from "./contact-pager";
import { contactCountQuery, contactListQuery } from "./contact-queries";
import { ContactRowsSkeleton } from "./contact-rows-skeleton";
import { ContactSearch } from "./contact-search";
import { ContactSortSelect } from "./contact-sort-select";
import { ContactTable } from "./contact-table";
import { useContactTicks } from "./contact-ticks";
import { FilterChips } from "./filters/filter-chips";
import { FilterDialog } from "./filters/filter-dialog";
import { ListLookMenu } from "./list-look-menu";
import { MoreActions } from "./more-actions";
import { NoContacts } from "./no-contacts";
import { SelectionLine } from "./selection-line";
import { nothingTicked, selectionOf, tickAllMatching, tickedCount, ticksUnder } from "./ticks";
import { useContactKeys } from "./use-contact-keys";
import { useContactListState } from "./use-contact-list-state";

/** The Contacts tab: find, select, and act on the selected. */
export function ContactsBrowser() {
  const [state] = useContactListState();
  const filter = filterOf(state);
  const list = useQuery(contactListQuery(state));
  const count = useQuery(contactCountQuery(filter));
  const [allTicks, setTicks] = useContactTicks();
  const ticks = ticksUnder(allTicks, filter);
  const total = count.data?.total;
  const selectedCount = tickedCount(ticks, total ?? 0);
  const isAllSelected = ticks.kind === "matching" && ticks.except.size === 0;
  useContactKeys(() => setTicks(nothingTicked));
  const isFiltered = !("everyone" in filter);

  return (
    <>
      <PageHeader title="Contacts" description={<ContactTotal total={total} isFiltered={isFiltered} />}>
        <Link href="/imports" className={buttonStyles()}>
          Import
        </Link>
        <AddContact />
      </PageHeader>
      <div className="top-0 z-20 -mx-4 bg-canvas px-4 pb-3 sm:sticky sm:-mx-6 sm:px-6">
        <SegmentBar />
        <div className="flex flex-wrap items-center gap-3 pt-2">
          <ContactSearch />
          <FilterDialog />
          <span className="ml-auto flex items-center gap-1">
            <ListLookMenu />
            <MoreActions
              selection={selectedCount > 0 ? selectionOf(ticks) : undefined}
              onDeletionConfirmed={() => setTicks(nothingTicked)}
            />
          </span>
        </div>
        <FilterChips />
        <SelectionLine
          count={selectedCount}
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
        <NoContacts total={total} />
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
      <ContactPager list={list.data} />
    </>
  );
}

function ContactTotal({ total, isFiltered }: { total: number | undefined; isFiltered: boolean }) {
  if (total === undefined) return "Counting…";
  const counted = total === 1 ? "1 contact" : `${formatCount(total)} contacts`;
  return isFiltered ? `${counted} found` : counted;
}
