import type { Metadata } from "next";
import { ErasedEmails } from "@/components/consent/erased-emails";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { countErasedIdentities } from "@/lib/consent/identities/count-erased-identities";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.erased.title };

export default async function ErasedPage() {
  const access = await requireSiteAccess();
  return (
    <>
      <PageHeader {...pageMessages.erased} />
      <ErasedEmails counts={countErasedIdentities(access, database())} />
    </>
  );
}
