import type { Metadata } from "next";
import { NoMailServer } from "@/components/mail/no-mail-server";
import { OutboxList } from "@/components/mail/outbox-list";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { listOutbox } from "@/lib/mail/outgoing/list-outbox";
import { hasMailServer } from "@/lib/mail/sending/find-mail-server";
import { appUrl, database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Outbox" };

export default async function OutboxPage() {
  const access = await requireSiteAccess();
  const db = database();
  const leaves = hasMailServer(db, access.siteId);
  const mails = await listOutbox(access, db, { appUrl: appUrl(), hasMailServer: leaves, now: Date.now() });
  return (
    <>
      <PageHeader
        title="Outbox"
        description="What is sent to contacts, newest first. Emails to one person are kept for thirty days."
      />
      {!leaves && <NoMailServer>What would be sent can be read here.</NoMailServer>}
      <OutboxList mails={mails} hasMailServer={leaves} />
    </>
  );
}
