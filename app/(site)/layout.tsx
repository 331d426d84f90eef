import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import { type ReactNode, Suspense } from "react";
import { BulkActionProgress } from "@/components/bulk-actions/progress/bulk-action-progress";
import { ContactSelectionProvider } from "@/components/contacts/selection/contact-selection-provider";
import { queryKeys } from "@/components/data/query-keys";
import { DeletionProgress } from "@/components/deletion/progress/deletion-progress";
import { StorageNotice } from "@/components/faults/storage-notice";
import { JobDock } from "@/components/job-notifications/job-dock";
import { SiteProviders } from "@/components/providers/site-providers";
import { frameLabels } from "@/components/shell/frame-labels";
import { NavigationProgress } from "@/components/shell/navigation-progress";
import { SiteHeader } from "@/components/shell/site-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { getAccount } from "@/lib/auth/get-account";
import { hasPasskey } from "@/lib/auth/passkeys/list-passkeys";
import { listOwnSites } from "@/lib/auth/people/list-own-sites";
import { listBulkActions } from "@/lib/bulk-actions/find-bulk-actions";
import { findDeletionList } from "@/lib/deletion/receipt/find-deletion-list";
import { getSiteLook } from "@/lib/sites/site-look";
import { findKnownFault } from "@/lib/system/health/find-known-fault";
import { database } from "@/lib/system/instance";

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const access = await requireSiteAccess();
  const fault = findKnownFault(database());
  const client = new QueryClient();
  client.setQueryData(queryKeys.deletions, findDeletionList(access, database()));
  client.setQueryData(queryKeys.bulkActions, { jobs: listBulkActions(access, database()) });
  return (
    <SiteProviders role={access.role} siteId={access.siteId} hasPasskey={hasPasskey(access, database())}>
      <Suspense>
        <NavigationProgress />
      </Suspense>
      <a
        href="#main"
        className="sr-only rounded-lg bg-accent px-4 py-2 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50"
      >
        {frameLabels.skip}
      </a>
      <SiteHeader
        siteId={access.siteId}
        site={getSiteLook(database(), access.siteId)}
        sites={listOwnSites(access, database())}
        account={getAccount(access, database())}
        role={access.role}
      />
      {/* The page reads these too, so they are there before it on the server and in the browser alike. */}
      <HydrationBoundary state={dehydrate(client)}>
        <ContactSelectionProvider>
          <div className="mx-auto max-w-7xl px-4 pt-6 pb-[calc(4rem+var(--dock-height,0px))] sm:px-6 print:max-w-none print:p-0">
            <main id="main" tabIndex={-1} className="outline-none">
              {fault && <StorageNotice fault={fault} />}
              {children}
            </main>
          </div>
          <JobDock>
            <aside aria-label={frameLabels.deletions}>
              <DeletionProgress />
            </aside>
            <aside aria-label={frameLabels.bulkActions}>
              <BulkActionProgress />
            </aside>
          </JobDock>
        </ContactSelectionProvider>
      </HydrationBoundary>
    </SiteProviders>
  );
}
