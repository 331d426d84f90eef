import type { Metadata } from "next";
import { connection } from "next/server";
import { ConfirmOptInForm } from "@/components/consent/confirm-opt-in-form";
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
  const absolute = look ? `Confirm · ${look.name}` : "Confirm";
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
  const title = titleOf(found);
  const look = findLook(token);
  if (!look) return <PlainPage title={title}>{form}</PlainPage>;
  return (
    <SitePage look={look} title={title}>
      {form}
    </SitePage>
  );
}

function titleOf(found: ReturnType<typeof findOptIn>): string {
  if (found.ok) return `Email from ${found.siteName}`;
  return found.refusal === "signed_in"
    ? "Open this link in a private window"
    : "This link doesn’t work any more";
}
