import type { Metadata } from "next";
import { NoMailServer } from "@/components/mail/no-mail-server";
import { noMailServerMessages } from "@/components/mail/no-mail-server-messages";
import { OutboxList } from "@/components/mail/outbox-list";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { listOutbox } from "@/lib/mail/outgoing/list-outbox";
import { hasMailServer } from "@/lib/mail/sending/find-mail-server";
import { appUrl, database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.outbox.title };

export default async function OutboxPage() {
  const access = await requireSiteAccess();
  const db = database();
  const leaves = hasMailServer(db, access.siteId);
  const mails = await listOutbox(access, db, { appUrl: appUrl(), hasMailServer: leaves, now: Date.now() });
  return (
    <>
      <PageHeader {...pageMessages.outbox} />
      {!leaves && <NoMailServer>{noMailServerMessages.outbox}</NoMailServer>}
      <OutboxList mails={mails} hasMailServer={leaves} />
    </>
  );
}
