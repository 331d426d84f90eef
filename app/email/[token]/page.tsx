import type { Metadata } from "next";
import { connection } from "next/server";
import { ConfirmEmailForm } from "@/components/account/confirm-email-form";
import { confirmEmailLabels } from "@/components/account/confirm-email-messages";
import { AuthPage } from "@/components/shell/auth-page";
import { findToken } from "@/lib/auth/tokens/tokens";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: confirmEmailLabels.title, referrer: "no-referrer" };

/** Shows the button that confirms a new email, also without a script. Opening the page changes nothing. */
export default async function ConfirmEmailPage({ params }: { params: Promise<{ token: string }> }) {
  await connection();
  const { token } = await params;
  const isValid = findToken(database(), "email-change", token, Date.now()) !== undefined;
  return (
    <AuthPage title={confirmEmailLabels.title}>
      <ConfirmEmailForm token={token} isValid={isValid} />
    </AuthPage>
  );
}
