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
import { useContactSelection } from "@/components/contacts/selection/contact-selection-provider";
import {
  countSelected,
  isSelected,
  nothingSelected,
  selectAllMatching,
  selectionOf,
  selectionUnder,
} from "@/components/contacts/selection/list-selection";
import { SelectionLine } from "@/components/contacts/selection/selection-line";
import { importsQuery } from "@/components/imports/import-queries";
import { Button, buttonStyles } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { heightVariable } from "@/components/ui/height-variable";
import { PageHeader } from "@/components/ui/page-header";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import { contactCountQuery, contactListQuery } from "../contact-queries";
import { rememberListUrl } from "../last-list-url";
import { useContactListState } from "../use-contact-list-state";
import { ContactPager } from "./contact-pager";
import { ContactRowsSkeleton } from "./contact-rows-skeleton";
import { ContactSearch } from "./contact-search";
import { ContactSortSelect } from "./contact-sort-select";
import { ContactTable } from "./contact-table";
import { ContactTotal } from "./contact-total";
import { ListPreferencesMenu } from "./list-preferences-menu";
import { NoContacts } from "./no-contacts";
import { useContactKeys, useFocusOnFound } from "./use-contact-keys";

const measureToolbar = heightVariable("--toolbar-height");

/** The Contacts tab: find, select, and act on the selected. */
export function ContactsBrowser() {
  const [state] = useContactListState();
  const filter = filterOf(state);
  const list = useQuery(contactListQuery(state));
  const count = useQuery(contactCountQuery(filter));
  // Whoever an import under way brings is listed when it ends.
  useQuery(importsQuery);
  const [wholeSelection, setSelection] = useContactSelection();
  const selection = selectionUnder(wholeSelection, filter);
  const total = count.data?.total;
  const selectedCount = countSelected(selection, total ?? 0);
  const isAllSelected = selection.kind === "matching" && selection.except.size === 0;
  useContactKeys(() => setSelection(nothingSelected));
  const goToFound = useFocusOnFound(list.data !== undefined && !list.isPlaceholderData);
  const query = useSearchParams().toString();
  useEffect(() => rememberListUrl(query), [query]);
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
            <ListPreferencesMenu />
            <MoreActions
              selection={selectedCount > 0 ? selectionOf(selection) : undefined}
              onDeletionConfirmed={() => setSelection(nothingSelected)}
              onHidden={() => setSelection(nothingSelected)}
            />
          </span>
        </div>
        <FilterChips />
        <SelectionLine
          count={selectedCount}
          shownCount={
            selection.kind === "ids" ? rows.filter(({ id }) => isSelected(selection, id)).length : undefined
          }
          selectableTotal={isAllSelected || count.isPlaceholderData ? undefined : total}
          onSelectAll={() => setSelection(selectAllMatching(filter))}
          onClear={() => setSelection(nothingSelected)}
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
              selection={selection}
              onSelection={setSelection}
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
