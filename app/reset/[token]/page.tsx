import type { Metadata } from "next";
import { connection } from "next/server";
import { ResetForm } from "@/components/auth/reset/reset-form";
import { resetLabels } from "@/components/auth/reset/reset-messages";
import { AuthPage } from "@/components/shell/auth-page";
import { listPasskeys } from "@/lib/auth/passkeys/list-passkeys";
import { resetMessages } from "@/lib/auth/reset/reset-messages";
import { findToken } from "@/lib/auth/tokens/tokens";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: resetLabels.title, referrer: "no-referrer" };

/** Asks for a new password. Opening the page uses up nothing. */
export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  await connection();
  const { token } = await params;
  const found = findToken(database(), "password-reset", token, Date.now());
  if (found)
    return (
      <AuthPage title={resetLabels.title}>
        <ResetForm token={token} passkeys={listPasskeys(found, database())} />
      </AuthPage>
    );
  return (
    <AuthPage title={resetLabels.title}>
      <p className="text-ink-soft">{resetMessages.over}</p>
      <a href="/reset" className="mt-4 block text-accent underline">
        {resetLabels.again}
      </a>
    </AuthPage>
  );
}
