import type { Metadata } from "next";
import { OutboxList } from "@/components/mail/outbox-list";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { env } from "@/lib/env";
import { database } from "@/lib/instance";
import { listOutbox } from "@/lib/mail/outgoing/list-outbox";

export const metadata: Metadata = { title: "Outbox" };

export default async function OutboxPage() {
  const access = await requireSiteAccess();
  const leaves = env().SMTP_URL !== undefined;
  return (
    <>
      <PageHeader
        title="Outbox"
        description={
          leaves
            ? "What is sent to contacts, newest first."
            : "No mail server is set (SMTP_URL), so nothing leaves: what would be sent can be read here."
        }
      />
      <OutboxList mails={listOutbox(access, database())} />
    </>
  );
}
