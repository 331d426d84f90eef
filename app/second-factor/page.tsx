import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NeededSecondFactor } from "@/components/second-factor-needed/needed-second-factor";
import { neededLabels } from "@/components/second-factor-needed/second-factor-needed-messages";
import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";
import { findSender, findSiteAccess } from "@/lib/auth/find-site-access";
import { hasSecondFactor } from "@/lib/auth/has-second-factor";
import { listOwnSites } from "@/lib/auth/people/list-own-sites";
import { homePath, noSitePath, signInPathFor } from "@/lib/auth/return-path";
import { signOutAction } from "@/lib/auth/sign-in/actions";
import { getSiteLook } from "@/lib/sites/site-look";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: neededLabels.title };

/** Sets up the second factor that a site asks for. It stands out of the frame of the site. */
export default async function SecondFactorPage() {
  const access = await findSiteAccess();
  if (!access) redirect((await findSender()) ? noSitePath : signInPathFor(homePath));
  const { name } = getSiteLook(database(), access.siteId);
  return (
    <PlainPage title={neededLabels.title}>
      <NeededSecondFactor
        siteName={name}
        isOn={hasSecondFactor(access, database())}
        otherSites={listOwnSites(access, database()).filter(({ id }) => id !== access.siteId)}
      />
      <form action={signOutAction} className="mt-6">
        <Button type="submit">{neededLabels.signOut}</Button>
      </form>
    </PlainPage>
  );
}
