import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { accountPageLabels } from "@/components/account/account-labels";
import { AccountCards } from "@/components/account-cards/account-cards";
import { noSiteLabels, noSiteMessage } from "@/components/auth/no-site-messages";
import { PageProviders } from "@/components/providers/page-providers";
import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";
import { getOwnAccount } from "@/lib/auth/account-page/own-account";
import { findAccountAccess, findSiteAccess } from "@/lib/auth/find-site-access";
import { homePath, signInPathFor } from "@/lib/auth/return-path";
import { signOutAction } from "@/lib/auth/sign-in/actions";

export const metadata: Metadata = { title: noSiteLabels.title };

/** Tells someone who is signed in that they belong to no site, and lets them see to their account, or end it. */
export default async function NoSitePage() {
  if (await findSiteAccess()) redirect(homePath);
  const access = await findAccountAccess();
  if (!access) redirect(signInPathFor(homePath));
  const account = await getOwnAccount(access);
  return (
    <PlainPage
      title={noSiteLabels.title}
      isWide
      after={
        <section aria-labelledby="account" className="mt-8">
          <h2 id="account" className="mb-4 text-xl font-semibold">
            {accountPageLabels.title}
          </h2>
          <PageProviders hasPasskey={account.passkeys.length > 0}>
            <AccountCards account={account} />
          </PageProviders>
        </section>
      }
    >
      <p className="text-ink-soft">{noSiteMessage(account.email)}</p>
      <form action={signOutAction} className="mt-6">
        <Button type="submit">{noSiteLabels.signOut}</Button>
      </form>
    </PlainPage>
  );
}
