import type { Metadata } from "next";
import { headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { JoinForm } from "@/components/people/join-form";
import { invitedAsMessage, joinLabels, joinPageMessages, joinTitle } from "@/components/people/join-messages";
import { PlainPage } from "@/components/shell/plain-page";
import { SitePage } from "@/components/shell/site-page";
import { Button, buttonStyles } from "@/components/ui/button";
import { findSender } from "@/lib/auth/find-site-access";
import { type FoundInvitation, findInvitation } from "@/lib/auth/people/find-invitation";
import { joinMessages, joinRefusalMessages } from "@/lib/auth/people/join-messages";
import { signInPathFor } from "@/lib/auth/return-path";
import { signOutAction } from "@/lib/auth/sign-in/actions";
import { mayKnock } from "@/lib/doors/may-knock";
import { getSiteLook } from "@/lib/sites/site-look";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = {
  title: { absolute: joinLabels.pageTitle },
  description: null,
  manifest: null,
  referrer: "no-referrer",
};

/** Shows an invitation to whoever has its link. A link that does not work says nothing of why. */
export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  await connection();
  const { token } = await params;
  const isWelcome = await mayKnock("join", await headers());
  const invitation = isWelcome ? findInvitation(database(), token, Date.now()) : undefined;
  if (!invitation)
    return (
      <PlainPage title={joinPageMessages.wrongTitle}>
        <p className="text-ink-soft">{isWelcome ? joinRefusalMessages.not_found : joinMessages.tooMany}</p>
      </PlainPage>
    );
  return (
    <SitePage look={getSiteLook(database(), invitation.siteId)} title={joinTitle(invitation.siteName)}>
      <div className="space-y-6">
        <p className="text-ink-soft">{invitedAsMessage(invitation.role)}</p>
        {await wayIn(token, invitation)}
      </div>
    </SitePage>
  );
}

/** Returns how whoever looks can accept: who is signed in, who has an account, or who needs one. */
async function wayIn(token: string, { userId, email }: FoundInvitation): Promise<ReactNode> {
  const sender = await findSender();
  if (sender && sender.userId !== userId)
    return (
      <form action={signOutAction} className="space-y-4">
        <p className="text-ink-soft">{joinRefusalMessages.other_email}</p>
        <Button type="submit">{joinLabels.signOut}</Button>
      </form>
    );
  if (sender) return <JoinForm token={token} />;
  if (userId === null) return <JoinForm token={token} newEmail={email} />;
  return (
    <div className="space-y-4">
      <p className="text-ink-soft">{joinPageMessages.signIn}</p>
      <a href={signInPathFor(`/join/${token}`)} className={buttonStyles({ variant: "primary" })}>
        {joinLabels.signIn}
      </a>
    </div>
  );
}
