import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { queryKeys } from "@/components/data/query-keys";
import { ImportPage } from "@/components/imports/page/import-page";
import { pageMessages } from "@/components/shell/page-messages";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { parseId } from "@/lib/auth/site-route";
import { findImport } from "@/lib/imports/find-import";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.import.title };

export default async function OneImportPage({ params }: { params: Promise<{ id: string }> }) {
  const access = await requireSiteAccess();
  const id = parseId((await params).id);
  const found = await findImport(access, database(), id);
  if (!found) notFound();
  const client = new QueryClient();
  client.setQueryData(queryKeys.import(id), found);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ImportPage id={id} />
    </HydrationBoundary>
  );
}
