import { EmailCard } from "@/components/account/email-card";
import { NameCard } from "@/components/account/name-card";
import { PasskeyCard } from "@/components/account/passkey-card";
import { PasswordCard } from "@/components/account/password-card";
import { SecondFactorCard } from "@/components/account/second-factor-card";
import { SessionCard } from "@/components/account/session-card";
import { EndAccountCard } from "@/components/account-end/end-account-card";
import type { OwnAccount } from "@/lib/auth/account-page/own-account";

/** Holds all that someone can change about how they sign in, on a site and outside of any. */
export function AccountCards({ account }: { account: OwnAccount }) {
  const { name, email, hasSecondFactor, passkeys, sessions, needsProof } = account;
  return (
    <div className="space-y-5">
      <NameCard name={name} />
      <EmailCard email={email} />
      <PasswordCard email={email} name={name} />
      <SecondFactorCard isOn={hasSecondFactor} />
      <PasskeyCard passkeys={passkeys} />
      <SessionCard sessions={sessions} />
      <EndAccountCard needsProof={needsProof} />
    </div>
  );
}
