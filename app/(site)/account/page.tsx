import type { Metadata } from "next";
import { accountPageLabels } from "@/components/account/account-labels";
import { accountPageMessages } from "@/components/account/account-messages";
import { AccountCards } from "@/components/account-cards/account-cards";
import { PageHeader } from "@/components/ui/page-header";
import { getOwnAccount } from "@/lib/auth/account-page/own-account";
import { requireSiteAccess } from "@/lib/auth/find-site-access";

export const metadata: Metadata = { title: accountPageLabels.title };

/** Is for everyone who is signed in, whatever their role: it shows and changes nobody but them. */
export default async function AccountPage() {
  const access = await requireSiteAccess();
  return (
    <div className="max-w-3xl">
      <PageHeader title={accountPageLabels.title} description={accountPageMessages.description} />
      <AccountCards account={await getOwnAccount(access)} />
    </div>
  );
}
