import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PasskeyButton } from "@/components/auth/passkey/passkey-button";
import { resetDoneMessage, resetLabels } from "@/components/auth/reset/reset-messages";
import { SignInForm } from "@/components/auth/sign-in-form";
import { signInLabels, takenMessage } from "@/components/auth/sign-in-labels";
import { AuthPage } from "@/components/shell/auth-page";
import { hasOwner } from "@/lib/auth/accounts/has-owner";
import { findSender, findSiteAccess } from "@/lib/auth/find-site-access";
import { noSitePath, returnPathOf } from "@/lib/auth/return-path";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: signInLabels.title };

interface SignInProps {
  searchParams: Promise<{ to?: unknown; taken?: unknown; reset?: unknown }>;
}

export default async function SignInPage({ searchParams }: SignInProps) {
  const { to, taken, reset } = await searchParams;
  const path = returnPathOf(typeof to === "string" ? to : null);
  if (!hasOwner(database())) redirect("/setup");
  if (await findSiteAccess()) redirect(path);
  if (await findSender()) redirect(noSitePath);
  return (
    <AuthPage title={signInLabels.title}>
      {(taken !== undefined || reset !== undefined) && (
        <p role="status" className="mb-4 text-ink-soft">
          {reset === undefined ? takenMessage : resetDoneMessage}
        </p>
      )}
      <SignInForm to={path} />
      <PasskeyButton to={path} />
      <a href="/reset" className="mt-4 block text-center text-sm text-accent underline">
        {resetLabels.askTitle}
      </a>
    </AuthPage>
  );
}
