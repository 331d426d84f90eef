import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { BulkActionList } from "@/components/bulk-actions/list/bulk-action-list";
import { queryKeys } from "@/components/data/query-keys";
import { AuditLog } from "@/components/history/audit-log";
import { AuditSearchForm } from "@/components/history/audit-search-form";
import { historySections } from "@/components/history/history-messages";
import { HistorySection } from "@/components/history/history-section";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { may } from "@/lib/auth/permissions";
import { listBulkActions } from "@/lib/bulk-actions/find-bulk-actions";
import { listActors } from "@/lib/history/list-actors";
import { listAuditLog } from "@/lib/history/list-audit-log";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.history.title };

/** Shows the bulk actions of the day to whoever may change contacts, to undo them; the audit log is for owners. */
export default async function HistoryPage() {
  const access = await requireSiteAccess();
  const mayReadLog = may(access, "audit_log.read");
  const client = new QueryClient();
  client.setQueryData(queryKeys.bulkActions, { jobs: listBulkActions(access, database()) });
  if (mayReadLog) {
    const pages = [listAuditLog(access, database(), {})];
    client.setQueryData(queryKeys.auditLogOf({}), { pages, pageParams: [null] });
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader {...pageMessages.history} />
      <div className="space-y-10">
        <HistorySection {...historySections.bulkActions}>
          <BulkActionList />
        </HistorySection>
        {mayReadLog && (
          <HistorySection {...historySections.auditLog}>
            <AuditSearchForm actors={listActors(access, database())} />
            <AuditLog />
          </HistorySection>
        )}
      </div>
    </HydrationBoundary>
  );
}
