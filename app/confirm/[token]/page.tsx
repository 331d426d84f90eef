import type { Metadata } from "next";
import { connection } from "next/server";
import { ConfirmOptInForm } from "@/components/consent/confirm-opt-in-form";
import { PlainPage } from "@/components/shell/plain-page";
import { confirmationWording, findOptIn } from "@/lib/consent/confirm-opt-in";
import { findConfirmingBrowser } from "@/lib/consent/find-confirming-browser";
import { isOwnersToken } from "@/lib/consent/letter-token";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Confirm", referrer: "no-referrer" };

export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  await connection();
  const { token } = await params;
  const found = findOptIn(database(), token, Date.now(), await findConfirmingBrowser(token));
  const refusedTitle =
    !found.ok && found.refusal === "signed_in"
      ? "Open this link in a private window"
      : "This link does not work any more";
  return (
    <PlainPage title={found.ok ? `Email from ${found.siteName}` : refusedTitle}>
      <ConfirmOptInForm
        token={token}
        wording={confirmationWording}
        isOwners={isOwnersToken(token)}
        standing={found.ok ? (found.isConfirmed ? "confirmed" : "unconfirmed") : found.refusal}
      />
    </PlainPage>
  );
}
