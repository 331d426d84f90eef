import type { Metadata } from "next";
import { ErasedAddresses } from "@/components/consent/erased-addresses";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { getLedger } from "@/lib/consent/ledger-tools";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Erased addresses" };

export default async function ErasedPage() {
  const access = await requireSiteAccess();
  return (
    <>
      <PageHeader
        title="Erased addresses"
        description="Remembered as digests that name nobody, so that no list and no form mails them behind their back."
      />
      <ErasedAddresses ledger={getLedger(access, database())} />
    </>
  );
}
