"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { AddContact } from "@/components/contacts/edit/add-contact";
import { useContactSelection } from "@/components/contacts/selection/contact-selection-provider";
import { isSelecting, nothingSelected, selectionUnder } from "@/components/contacts/selection/list-selection";
import { importsQuery } from "@/components/imports/import-queries";
import { IfMay } from "@/components/roles/role-provider";
import { buttonStyles } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import { useListPreferences } from "../columns/list-preferences";
import type { SentPreferences } from "../columns/preference-cookies";
import { useListColumns } from "../columns/use-list-columns";
import { contactCountQuery, contactListQuery } from "../contact-queries";
import { rememberListUrl } from "../last-list-url";
import { useContactListState } from "../use-contact-list-state";
import { ContactList } from "./contact-list";
import { ContactPager } from "./contact-pager";
import { ContactTotal } from "./contact-total";
import { ContactsToolbar } from "./contacts-toolbar";
import { listLabels } from "./list-labels";
import { useContactKeys, useFocusOnFound } from "./use-contact-keys";

/** Shows the Contacts tab: search, selection, and actions on the selected contacts. */
export function ContactsBrowser({ sent }: { sent: SentPreferences }) {
  const [state] = useContactListState();
  const filter = filterOf(state);
  const preferences = useListPreferences(sent);
  const look = useListColumns(preferences.columns);
  const list = useQuery(contactListQuery(state, look.extras));
  const count = useQuery(contactCountQuery(filter));
  // Contacts that a running import brings are listed when it ends.
  useQuery(importsQuery);
  const [wholeSelection, setSelection] = useContactSelection();
  const selection = selectionUnder(wholeSelection, filter);
  const isAnySelected = isSelecting(selection, count.data);
  useContactKeys(() => setSelection(nothingSelected));
  const goToFound = useFocusOnFound(list.data !== undefined && !list.isPlaceholderData);
  const query = useSearchParams().toString();
  useEffect(() => rememberListUrl(query), [query]);
  return (
    <>
      <PageHeader
        title={listLabels.contacts}
        description={
          <ContactTotal
            count={count.isPlaceholderData ? undefined : count.data}
            isFiltered={!("everyone" in filter)}
            isCounting={count.isFetching}
          />
        }
      >
        <IfMay do="imports.run">
          <Link href="/imports" prefetch={false} className={buttonStyles()}>
            {listLabels.import}
          </Link>
        </IfMay>
        <IfMay do="contacts.write">
          <AddContact />
        </IfMay>
      </PageHeader>
      <ContactsToolbar
        rowIds={list.data?.rows.map(({ id }) => id) ?? []}
        count={count.isPlaceholderData ? undefined : count.data}
        isAnySelected={isAnySelected}
        look={look}
        isRoomy={preferences.isRoomy}
        selection={selection}
        onSelection={setSelection}
        onGoToFound={goToFound}
      />
      <ContactList
        list={list}
        look={look}
        isRoomy={preferences.isRoomy}
        selection={selection}
        onSelection={setSelection}
      />
      <div className={isAnySelected ? "max-lg:pb-28" : undefined}>
        {list.data && list.data.rows.length > 0 && (
          <ContactPager list={list.data} count={count.isPlaceholderData ? undefined : count.data} />
        )}
      </div>
    </>
  );
}
