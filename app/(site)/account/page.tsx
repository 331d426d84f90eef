import type { Metadata } from "next";
import { accountPageLabels } from "@/components/account/account-labels";
import { accountPageMessages } from "@/components/account/account-messages";
import { AccountCards } from "@/components/account-cards/account-cards";
import { PageHeader } from "@/components/ui/page-header";
import { getOwnAccount } from "@/lib/auth/account-page/own-account";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { currentFreshAt, currentSession } from "@/lib/auth/fresh/current-session";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: accountPageLabels.title };

/** Is for everyone who is signed in, whatever their role: it shows and changes nobody but them. */
export default async function AccountPage() {
  const access = await requireSiteAccess();
  const session = { ...(await currentSession()), freshAt: await currentFreshAt() };
  return (
    <div className="max-w-3xl">
      <PageHeader title={accountPageLabels.title} description={accountPageMessages.description} />
      <AccountCards account={getOwnAccount(access, database(), session)} />
    </div>
  );
}
