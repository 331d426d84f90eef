import type { Metadata } from "next";
import { connection } from "next/server";
import { ConfirmOptInForm } from "@/components/consent/confirm-opt-in-form";
import { confirmTitle, confirmWindowTitle } from "@/components/consent/opt-in-messages";
import { PlainPage } from "@/components/shell/plain-page";
import { SitePage } from "@/components/shell/site-page";
import { confirmationWording, findOptIn, findSiteOfOptIn } from "@/lib/consent/confirm-opt-in";
import { findConfirmingBrowser } from "@/lib/consent/find-confirming-browser";
import { isOwnersToken } from "@/lib/consent/letter-token";
import { getSiteLook } from "@/lib/sites/site-look";
import { database } from "@/lib/system/instance";

interface ConfirmProps {
  params: Promise<{ token: string }>;
}

function findLook(token: string) {
  const siteId = findSiteOfOptIn(database(), token);
  return siteId === undefined ? undefined : getSiteLook(database(), siteId);
}

export async function generateMetadata({ params }: ConfirmProps): Promise<Metadata> {
  const look = findLook((await params).token);
  const absolute = confirmWindowTitle(look?.name);
  return { title: { absolute }, description: null, manifest: null, referrer: "no-referrer" };
}

export default async function ConfirmPage({ params }: ConfirmProps) {
  await connection();
  const { token } = await params;
  const found = findOptIn(database(), token, Date.now(), await findConfirmingBrowser(token));
  const form = (
    <ConfirmOptInForm
      token={token}
      wording={confirmationWording}
      isOwners={isOwnersToken(token)}
      standing={found.ok ? (found.isConfirmed ? "confirmed" : "unconfirmed") : found.refusal}
    />
  );
  const title = confirmTitle(found);
  const look = findLook(token);
  if (!look) return <PlainPage title={title}>{form}</PlainPage>;
  return (
    <SitePage look={look} title={title}>
      {form}
    </SitePage>
  );
}
