import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ContactPage } from "@/components/contacts/profile/contact-page";
import { queryKeys } from "@/components/data/query-keys";
import { pageMessages } from "@/components/shell/page-messages";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { parseId } from "@/lib/auth/site-route";
import { findContactProfile } from "@/lib/contacts/profile/find-contact-profile";
import { recordLists } from "@/lib/contacts/records/contact-records";
import { listContactRecords } from "@/lib/contacts/records/list-contact-records";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.contact.title };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const access = await requireSiteAccess();
  const id = parseId((await params).id);
  const contact = findContactProfile(access, database(), id);
  if (!contact) notFound();
  const client = new QueryClient();
  client.setQueryData(queryKeys.contact(id), contact);
  for (const list of recordLists) {
    const page = listContactRecords(access, database(), { contactId: id, list });
    client.setQueryData(queryKeys.contactRecords(id, list), { pages: [page], pageParams: [null] });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ContactPage id={id} />
    </HydrationBoundary>
  );
}
