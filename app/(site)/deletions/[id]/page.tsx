import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { queryKeys } from "@/components/data/query-keys";
import { DeletionReceipt } from "@/components/deletion/receipt/deletion-receipt";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { parseId } from "@/lib/auth/site-route";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Deletion receipt" };

export default async function DeletionPage({ params }: { params: Promise<{ id: string }> }) {
  const access = await requireSiteAccess();
  const id = parseId((await params).id);
  const deletion = findDeletion(access, database(), id);
  if (!deletion) notFound();
  const client = new QueryClient();
  client.setQueryData(queryKeys.deletion(id), deletion);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DeletionReceipt id={id} />
    </HydrationBoundary>
  );
}
