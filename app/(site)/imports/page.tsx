import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { queryKeys } from "@/components/data/query-keys";
import { ImportList } from "@/components/imports/list/import-list";
import { UploadList } from "@/components/imports/list/upload-list";
import { IfMay } from "@/components/roles/role-provider";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { listImports } from "@/lib/imports/find-import";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.imports.title };

export default async function ImportsPage() {
  const access = await requireSiteAccess();
  const client = new QueryClient();
  client.setQueryData(queryKeys.imports, { imports: listImports(access, database()) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader {...pageMessages.imports} />
      <IfMay do="imports.run" orSay>
        <UploadList />
      </IfMay>
      <ImportList />
    </HydrationBoundary>
  );
}
