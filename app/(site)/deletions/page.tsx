import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { queryKeys } from "@/components/data/query-keys";
import { DeletionList } from "@/components/deletion/list/deletion-list";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { findDeletionList } from "@/lib/deletion/receipt/find-deletion-list";
import { getGrowth } from "@/lib/growth/get-growth";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Deletions" };

export default async function DeletionsPage() {
  const access = await requireSiteAccess();
  const client = new QueryClient();
  client.setQueryData(queryKeys.deletions, findDeletionList(access, database()));
  client.setQueryData(queryKeys.growth(30), getGrowth(access, database(), 30, Date.now()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader title="Deletions" />
      <DeletionList />
    </HydrationBoundary>
  );
}
