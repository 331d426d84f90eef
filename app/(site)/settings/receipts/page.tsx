import type { Metadata } from "next";
import Link from "next/link";
import { keyLabels, keyMessages } from "@/components/receipts/key-messages";
import { SigningKeys } from "@/components/receipts/signing-keys";
import { buttonStyles } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { listKnownKeys } from "@/lib/deletion/signing/known-keys";
import { database } from "@/lib/system/instance";
import { findVerifyingKey } from "@/lib/system/signing-key";

export const metadata: Metadata = { title: keyLabels.title };

export default async function ReceiptsPage() {
  await requireSiteAccess();
  return (
    <>
      <PageHeader title={keyLabels.title} description={keyMessages.description}>
        <Link href="/verify" className={buttonStyles()}>
          {keyLabels.verify}
        </Link>
      </PageHeader>
      <SigningKeys keys={listKnownKeys(database(), findVerifyingKey())} />
    </>
  );
}
