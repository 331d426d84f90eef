import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { noSiteLabels, noSiteMessage } from "@/components/auth/no-site-messages";
import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";
import { findSender, findSiteAccess } from "@/lib/auth/find-site-access";
import { homePath, signInPathFor } from "@/lib/auth/return-path";
import { signOutAction } from "@/lib/auth/sign-in/actions";

export const metadata: Metadata = { title: noSiteLabels.title };

/** Tells someone who is signed in that they belong to no site. */
export default async function NoSitePage() {
  if (await findSiteAccess()) redirect(homePath);
  if (!(await findSender())) redirect(signInPathFor(homePath));
  return (
    <PlainPage title={noSiteLabels.title}>
      <p className="text-ink-soft">{noSiteMessage}</p>
      <form action={signOutAction} className="mt-6">
        <Button type="submit">{noSiteLabels.signOut}</Button>
      </form>
    </PlainPage>
  );
}
