import type { Metadata } from "next";
import { connection } from "next/server";
import { KeyInUse } from "@/components/receipts/key-in-use";
import { keyLabels, keyMessages } from "@/components/receipts/key-messages";
import { verifyLabels, verifyMessages } from "@/components/receipts/verify-messages";
import { VerifyReceiptForm } from "@/components/receipts/verify-receipt-form";
import { PlainPage } from "@/components/shell/plain-page";
import { listKnownKeys } from "@/lib/deletion/signing/known-keys";
import { database } from "@/lib/system/instance";
import { findVerifyingKey } from "@/lib/system/signing-key";

export const metadata: Metadata = { title: verifyLabels.title };

/** Checks a receipt for anyone who has one, signed in or not, and publishes the key that signs them here. */
export default async function VerifyPage() {
  await connection();
  const inUse = listKnownKeys(database(), findVerifyingKey()).find((key) => key.isInUse);
  return (
    <PlainPage isWide title={verifyLabels.title}>
      <p className="mb-6 text-ink-soft">{verifyMessages.what}</p>
      <VerifyReceiptForm />
      <section aria-labelledby="key" className="mt-10 border-t border-border pt-6">
        <h2 id="key" className="mb-2 font-semibold">
          {keyLabels.inUse}
        </h2>
        <p className="mb-4 text-sm text-ink-soft">{inUse ? keyMessages.compare : keyMessages.none}</p>
        {inUse && <KeyInUse known={inUse} />}
      </section>
    </PlainPage>
  );
}
