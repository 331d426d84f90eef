import type { Metadata } from "next";
import { accountPageLabels } from "@/components/account/account-labels";
import { accountPageMessages } from "@/components/account/account-messages";
import { EmailCard } from "@/components/account/email-card";
import { NameCard } from "@/components/account/name-card";
import { PasskeyCard } from "@/components/account/passkey-card";
import { PasswordCard } from "@/components/account/password-card";
import { SecondFactorCard } from "@/components/account/second-factor-card";
import { SessionCard } from "@/components/account/session-card";
import { EndAccountCard } from "@/components/account-end/end-account-card";
import { PageHeader } from "@/components/ui/page-header";
import { listSessions } from "@/lib/auth/account/list-sessions";
import { findSender, requireSiteAccess } from "@/lib/auth/find-site-access";
import { currentFreshAt } from "@/lib/auth/fresh/current-session";
import { isFresh } from "@/lib/auth/fresh/is-fresh";
import { getAccount } from "@/lib/auth/get-account";
import { hasSecondFactor } from "@/lib/auth/has-second-factor";
import { listPasskeys } from "@/lib/auth/passkeys/list-passkeys";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: accountPageLabels.title };

/** Is for everyone who is signed in, whatever their role: it shows and changes nobody but them. */
export default async function AccountPage() {
  const access = await requireSiteAccess();
  const { name, email } = getAccount(access, database());
  const ownSessionId = (await findSender())?.sessionId;
  return (
    <div className="max-w-3xl">
      <PageHeader title={accountPageLabels.title} description={accountPageMessages.description} />
      <div className="space-y-5">
        <NameCard name={name} />
        <EmailCard email={email} />
        <PasswordCard email={email} />
        <SecondFactorCard isOn={hasSecondFactor(access, database())} />
        <PasskeyCard passkeys={listPasskeys(access, database())} />
        <SessionCard sessions={listSessions(access, database(), { ownSessionId, now: Date.now() })} />
        <EndAccountCard needsProof={!isFresh(await currentFreshAt(), Date.now())} />
      </div>
    </div>
  );
}
