import type { Metadata } from "next";
import { ErasedEmails } from "@/components/consent/erased-emails";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { countErasedIdentities } from "@/lib/consent/identities/count-erased-identities";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Erased emails" };

export default async function ErasedPage() {
  const access = await requireSiteAccess();
  return (
    <>
      <PageHeader
        title="Erased emails"
        description="Kept as digests that name nobody, so that no import or form ever mails them without consent."
      />
      <ErasedEmails counts={countErasedIdentities(access, database())} />
    </>
  );
}
