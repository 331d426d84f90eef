"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ListSelection } from "@/components/contacts/selection/list-selection";
import { useMaySelect } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { EmptyState } from "@/components/ui/empty-state";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import type { ContactList as Page } from "@/lib/contacts/list/list-contacts";
import type { ListColumns } from "../columns/use-list-columns";
import { contactCountQuery } from "../contact-queries";
import { useContactListState } from "../use-contact-list-state";
import { ContactRowsSkeleton } from "./contact-rows-skeleton";
import { ContactSortSelect } from "./contact-sort-select";
import { ContactTable } from "./contact-table";
import { listMessages } from "./list-messages";
import { NoContacts } from "./no-contacts";

interface ContactListProps {
  list: UseQueryResult<Page>;
  look: ListColumns;
  isRoomy: boolean;
  selection: ListSelection;
  onSelection(selection: ListSelection): void;
}

/** Shows the page of contacts that the URL asks for, or why there is none. */
export function ContactList({ list, ...shown }: ContactListProps) {
  const maySelect = useMaySelect();
  const [state] = useContactListState();
  const { data: count } = useQuery(contactCountQuery(filterOf(state)));
  if (list.isError && !list.data)
    return (
      <EmptyState
        title={listMessages.failed}
        action={<Button onClick={() => list.refetch()}>{listMessages.again}</Button>}
      >
        {listMessages.whyFailed}
      </EmptyState>
    );
  const isEmpty = list.data?.rows.length === 0;
  if (isEmpty && count && (count.isExact || count.total > 0))
    return <NoContacts total={count.total} hiddenCount={count.hidden} />;
  return (
    <div className="relative rounded-xl border border-border bg-surface">
      {list.data && !isEmpty ? (
        <>
          <div
            className={classNames(
              "md:hidden",
              // Beside the box that selects the page, where there is one.
              maySelect
                ? "absolute top-1 right-1 max-w-[calc(100%-13rem)] max-[30rem]:max-w-[calc(100%-9rem)] max-[22rem]:top-11 max-[22rem]:right-auto max-[22rem]:left-9 max-[22rem]:max-w-none"
                : "flex justify-end border-b border-border p-1",
            )}
          >
            <ContactSortSelect />
          </div>
          <ContactTable rows={list.data.rows} isStale={list.isPlaceholderData} {...shown} />
        </>
      ) : (
        <ContactRowsSkeleton />
      )}
    </div>
  );
}
