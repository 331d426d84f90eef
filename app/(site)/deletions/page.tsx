import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { DeletionList } from "@/components/deletion/deletion-list";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { listDeletions } from "@/lib/deletion/list-deletions";
import { database } from "@/lib/instance";

export const metadata: Metadata = { title: "Deletions" };

export default async function DeletionsPage() {
  const access = await requireSiteAccess();
  const client = new QueryClient();
  client.setQueryData(["deletions"], { deletions: listDeletions(access, database()) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader title="Deletions" />
      <DeletionList />
    </HydrationBoundary>
  );
}
