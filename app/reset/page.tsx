import type { Metadata } from "next";
import { connection } from "next/server";
import { AskResetForm } from "@/components/auth/reset/ask-reset-form";
import { resetHints, resetLabels } from "@/components/auth/reset/reset-messages";
import { AuthPage } from "@/components/shell/auth-page";
import { canMailAnyone } from "@/lib/auth/reset/ask-reset";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: resetLabels.askTitle };

/** Sends a link to whoever forgot their password. Says what else to do where no mail can be sent. */
export default async function AskResetPage() {
  await connection();
  const hasMail = canMailAnyone(database());
  return (
    <AuthPage title={resetLabels.askTitle} description={hasMail ? resetHints.ask : resetHints.noMail}>
      {hasMail && <AskResetForm />}
      <a href="/sign-in" className="mt-4 block text-center text-sm text-accent underline">
        {resetLabels.toSignIn}
      </a>
    </AuthPage>
  );
}
