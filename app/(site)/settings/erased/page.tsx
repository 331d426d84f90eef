import type { Metadata } from "next";
import { LastBackup } from "@/components/backups/last-backup";
import { ErasedEmails } from "@/components/consent/erased-emails";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { findLastBackup, isOverdue } from "@/lib/backups/last-backups";
import { countErasedIdentities } from "@/lib/consent/identities/count-erased-identities";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.erased.title };

export default async function ErasedPage() {
  const access = await requireSiteAccess();
  const last = findLastBackup(database());
  return (
    <>
      <PageHeader {...pageMessages.erased} />
      <div className="space-y-5">
        <ErasedEmails counts={countErasedIdentities(access, database())} />
        <LastBackup last={last} isOverdue={isOverdue(last, Date.now())} />
      </div>
    </>
  );
}
