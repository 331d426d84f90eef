import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { askJson, readJson } from "@/components/data/read-json";
import { freshFor, refine } from "@/components/data/refine";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import type { FilterOptions } from "@/lib/contacts/filter/filter-labels";
import type { RefinedCount } from "@/lib/contacts/list/contact-count";
import {
  type ContactListState,
  filterOf,
  filterQuery,
  pageOf,
  pageQuery,
} from "@/lib/contacts/list/contact-list-url";
import type { ContactPage } from "@/lib/contacts/list/contact-page";
import { columnsQuery, type ExtraColumn } from "@/lib/contacts/list/list-columns";
import type { ContactList, Neighbours } from "@/lib/contacts/list/list-contacts";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import type { RecordListName, RecordPage } from "@/lib/contacts/records/contact-records";
import type { TimelineTopic } from "@/lib/contacts/records/timeline-topics";
import type { CountedSegments } from "@/lib/segments/segment-view";

/** Reads a page of the list. Lists and counts share one key, so that a deletion has all of them read again. */
export function contactListQuery(state: ContactListState, extras: readonly ExtraColumn[]) {
  return queryOptions({
    ...foundQuery(filterOf(state), pageOf(state), extras),
    placeholderData: keepPreviousData,
  });
}

/** Reads a page of those who match. */
export function foundQuery(filter: ContactFilter, page: ContactPage, extras: readonly ExtraColumn[] = []) {
  return queryOptions({
    queryKey: queryKeys.contactList(`${filterQuery(filter)}&${pageQuery(page)}${columnsQuery(extras)}`),
    queryFn: ({ signal }) =>
      askJson<ContactList>("/api/contacts", { filter, page, columns: extras.join("~") }, signal),
  });
}

/** Finds who stands before and after a contact in a list. */
export function neighboursQuery(contactId: number, state: ContactListState) {
  const [filter, page] = [filterOf(state), pageOf({ ...state, after: null, before: null })];
  return queryOptions({
    queryKey: queryKeys.neighbours(contactId, `${filterQuery(filter)}&${pageQuery(page)}`),
    queryFn: ({ signal }) =>
      askJson<Neighbours>(`/api/contacts/${contactId}/neighbours`, { filter, page }, signal),
  });
}

/** Counts those who match, with each answer further until it is exact. */
export function contactCountQuery(filter: ContactFilter) {
  const query = filterQuery(filter);
  return queryOptions({
    queryKey: queryKeys.contactCount(query),
    queryFn: (context) => refine<RefinedCount>("/api/contacts/count", context, { filter }),
    placeholderData: keepPreviousData,
    staleTime: freshFor(5_000),
  });
}

/** Counts segments with each answer further, and again with every list, because a deletion or an import changes them. */
export const segmentsQuery = queryOptions({
  queryKey: queryKeys.segments,
  queryFn: (context) => refine<CountedSegments>("/api/segments", context),
  staleTime: freshFor(10_000),
});

/** Reads what the site's rules can name. */
export const filterOptionsQuery = queryOptions({
  queryKey: queryKeys.filterOptions,
  queryFn: ({ signal }) => readJson<FilterOptions>("/api/contacts/filter-options", signal),
});

/**
 * Reads one contact. A deletion does not read it again, because whoever deletes from this page is about to leave it.
 */
export function contactQuery(id: number) {
  return queryOptions({
    queryKey: queryKeys.contact(id),
    queryFn: ({ signal }) => readJson<ContactProfile>(`/api/contacts/${id}`, signal),
  });
}

/** Reads records of a contact under the key of the contact, so that a change to the contact has them read again. */
export function contactRecordsQuery<Name extends RecordListName>(
  contactId: number,
  list: Name,
  about?: TimelineTopic,
) {
  return infiniteQueryOptions({
    queryKey: queryKeys.contactRecords(contactId, list, about),
    queryFn: ({ pageParam, signal }) => {
      const asked = { list, ...(about && { about }), ...(pageParam && { older: pageParam }) };
      const parameters = new URLSearchParams(asked);
      return readJson<RecordPage<Name>>(`/api/contacts/${contactId}/records?${parameters}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ older }) => older,
  });
}
