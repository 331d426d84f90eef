import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { preferenceCookies } from "@/components/contacts/columns/preference-cookies";
import { SegmentGone, WrongLink } from "@/components/contacts/filters/wrong-link";
import { ContactsBrowser } from "@/components/contacts/list/contacts-browser";
import { KnownList } from "@/components/contacts/list/known-list";
import { SameEmailList } from "@/components/contacts/profile/same-email";
import { queryKeys } from "@/components/data/query-keys";
import { pageMessages } from "@/components/shell/page-messages";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import type { SiteAccess } from "@/lib/auth/site-access";
import { listSameEmails } from "@/lib/contacts/change/list-same-emails";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { listFilterOptions } from "@/lib/contacts/filter/filter-options";
import { filterQuery, pageQuery, withListDefaults } from "@/lib/contacts/list/contact-list-url";
import type { ContactPage } from "@/lib/contacts/list/contact-page";
import { budgetOf, countContacts, pageBudgetMs } from "@/lib/contacts/list/count-contacts";
import {
  columnsQuery,
  extrasOf,
  fieldOf,
  firstColumns,
  type ListColumn,
  parseColumnsText,
} from "@/lib/contacts/list/list-columns";
import { listContacts } from "@/lib/contacts/list/list-contacts";
import { parsePage } from "@/lib/contacts/list/parse-list-url";
import { listImports } from "@/lib/imports/find-import";
import { askedFilter } from "@/lib/segments/asked-filter";
import { nameSegments } from "@/lib/segments/list-segments";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.contacts.title };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function ContactsPage({ searchParams }: { searchParams: SearchParams }) {
  const access = await requireSiteAccess();
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const parameters = new URLSearchParams(given);
  const db = database();
  const asked = askedFilter(access, db, parameters);
  if (!asked.ok) return asked.refusal === "not_found" ? <SegmentGone /> : <WrongLink {...asked} />;
  const page = parsePage(withListDefaults(parameters));
  if (!page.ok) return <WrongLink {...page} />;

  const client = new QueryClient();
  const now = Date.now();
  // The imports are read before the contacts, so an import that ends in between still counts as running and is read
  // again.
  client.setQueryData(queryKeys.imports, { imports: listImports(access, db) });
  // Browsers count the segments; until then their names and rules are there. What was counted before stays.
  const named = nameSegments(access, db);
  client.setQueryData(queryKeys.segments, named, { updatedAt: 1 });
  const kept = await cookies();
  const sent = {
    columns: kept.get(preferenceCookies.columns)?.value,
    rows: kept.get(preferenceCookies.rows)?.value,
  };
  const segment = named.segments.find(({ id }) => id !== null && String(id) === parameters.get("segment"));
  const columns = segment?.columns ?? parseColumnsText(sent.columns ?? "") ?? firstColumns;
  if (columns.some(({ id }) => fieldOf(id) !== undefined))
    client.setQueryData(queryKeys.filterOptions, listFilterOptions(access, db));
  if (asked.value) await putList(client, access, { filter: asked.value, page: page.value, columns, now });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SameEmailList pairs={listSameEmails(access, db)} />
      <KnownList>
        <ContactsBrowser sent={sent} />
      </KnownList>
    </HydrationBoundary>
  );
}

interface AskedList {
  filter: ContactFilter;
  page: ContactPage;
  columns: readonly ListColumn[];
  now: number;
}

/** Puts the page of the list, and how many match, where the browser looks for them. */
async function putList(client: QueryClient, access: SiteAccess, asked: AskedList): Promise<void> {
  const { filter, page, now } = asked;
  const filterPart = filterQuery(filter);
  const extras = extrasOf(asked.columns);
  client.setQueryData(
    queryKeys.contactList(`${filterPart}&${pageQuery(page)}${columnsQuery(extras)}`),
    await listContacts(access, database(), filter, page, now, extras),
  );
  const count = await countContacts(access, database(), filter, { now, budget: budgetOf(pageBudgetMs) });
  client.setQueryData(queryKeys.contactCount(filterPart), count);
}
