import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { Metadata } from "next";
import { queryKeys } from "@/components/data/query-keys";
import { DeletionList } from "@/components/deletion/list/deletion-list";
import { everyDeletion } from "@/components/deletion/list/deletion-page-query";
import { listLabels } from "@/components/deletion/list/list-messages";
import { pageMessages } from "@/components/shell/page-messages";
import { DownloadLink } from "@/components/sites/download-link";
import { buttonStyles } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { findDeletionList } from "@/lib/deletion/receipt/find-deletion-list";
import { findDeletionPage } from "@/lib/deletion/receipt/find-deletion-page";
import { getGrowth } from "@/lib/growth/get-growth";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.deletions.title };

export default async function DeletionsPage() {
  const access = await requireSiteAccess();
  const client = new QueryClient();
  client.setQueryData(queryKeys.deletions, findDeletionList(access, database()));
  const first = findDeletionPage(access, database(), { ...everyDeletion, before: null });
  client.setQueryData(queryKeys.deletionPages(everyDeletion), { pages: [first], pageParams: [null] });
  client.setQueryData(queryKeys.growth(30), getGrowth(access, database(), 30, Date.now()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader {...pageMessages.deletions}>
        {first.deletions.length > 0 && (
          <DownloadLink href="/api/deletions/export" className={buttonStyles()}>
            <Download aria-hidden="true" className="size-4" />
            {listLabels.exportCsv}
          </DownloadLink>
        )}
      </PageHeader>
      <DeletionList />
    </HydrationBoundary>
  );
}
