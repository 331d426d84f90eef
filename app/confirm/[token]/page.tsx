import type { Metadata } from "next";
import { connection } from "next/server";
import { ConfirmOptInForm } from "@/components/consent/confirm-opt-in-form";
import { PlainPage } from "@/components/shell/plain-page";
import { confirmationWording, findOptIn } from "@/lib/consent/confirm-opt-in";
import { database } from "@/lib/instance";

export const metadata: Metadata = { title: "Confirm", referrer: "no-referrer" };

export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  await connection();
  const { token } = await params;
  const found = findOptIn(database(), token, Date.now());
  return (
    <PlainPage title={found.ok ? `E-mail from ${found.siteName}` : "This link does not work any more"}>
      <ConfirmOptInForm
        token={token}
        wording={confirmationWording}
        standing={found.ok ? (found.isConfirmed ? "confirmed" : "unconfirmed") : found.refusal}
      />
    </PlainPage>
  );
}
