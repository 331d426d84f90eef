import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { preferenceCookies } from "@/components/contacts/columns/preference-cookies";
import { ContactsBrowser } from "@/components/contacts/list/contacts-browser";
import { SameEmailList } from "@/components/contacts/profile/same-email";
import { queryKeys } from "@/components/data/query-keys";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { listSameEmails } from "@/lib/contacts/change/list-same-emails";
import { listFilterOptions } from "@/lib/contacts/filter/filter-options";
import { filterQuery, pageQuery, withListDefaults } from "@/lib/contacts/list/contact-list-url";
import { budgetOf, countContacts, pageBudgetMs } from "@/lib/contacts/list/count-contacts";
import {
  columnsQuery,
  extrasOf,
  fieldOf,
  firstColumns,
  parseColumnsText,
} from "@/lib/contacts/list/list-columns";
import { listContacts } from "@/lib/contacts/list/list-contacts";
import { parseFilter, parsePage } from "@/lib/contacts/list/parse-list-url";
import { listImports } from "@/lib/imports/find-import";
import { getSegmentUrl } from "@/lib/segments/get-segment-url";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Contacts" };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function ContactsPage({ searchParams }: { searchParams: SearchParams }) {
  const access = await requireSiteAccess();
  const given = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const parameters = withListDefaults(new URLSearchParams(given));
  const db = database();
  const segment = parameters.get("segment");
  if (segment !== null) redirect(getSegmentUrl(access, db, Number(segment)));
  const filter = parseFilter(access, db, parameters);
  const page = parsePage(parameters);
  if (!filter.ok) return <WrongUrl {...filter} />;
  if (!page.ok) return <WrongUrl {...page} />;

  const client = new QueryClient();
  const now = Date.now();
  // The imports are read before the contacts, so an import that ends in between still counts as running and is read
  // again.
  client.setQueryData(queryKeys.imports, { imports: listImports(access, db) });
  const filterPart = filterQuery(filter.value);
  const kept = await cookies();
  const sent = {
    columns: kept.get(preferenceCookies.columns)?.value,
    rows: kept.get(preferenceCookies.rows)?.value,
  };
  const columns = parseColumnsText(sent.columns ?? "") ?? firstColumns;
  if (columns.some(({ id }) => fieldOf(id) !== undefined))
    client.setQueryData(queryKeys.filterOptions, listFilterOptions(access, db));
  const extras = extrasOf(columns);
  client.setQueryData(
    queryKeys.contactList(`${filterPart}&${pageQuery(page.value)}${columnsQuery(extras)}`),
    await listContacts(access, db, filter.value, page.value, now, extras),
  );
  const count = await countContacts(access, db, filter.value, { now, budget: budgetOf(pageBudgetMs) });
  client.setQueryData(queryKeys.contactCount(filterPart), count);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SameEmailList pairs={listSameEmails(access, db)} />
      <ContactsBrowser sent={sent} />
    </HydrationBoundary>
  );
}

/**
 * Says which part of the URL is not understood. Ignoring that filter would show, and select, more contacts than were
 * asked for.
 */
function WrongUrl({ field, expected }: { field: string; expected: string }) {
  return (
    <>
      <PageHeader title="Contacts" />
      <EmptyState
        title="This link asks for something unknown"
        action={<Link href="/contacts">Show all contacts</Link>}
      >
        “{field}” in the URL should be {expected}.
      </EmptyState>
    </>
  );
}
