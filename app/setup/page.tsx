import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { SetUpForm } from "@/components/auth/set-up-form";
import { setUpHints, setUpLabels, setUpLinkMessages } from "@/components/auth/set-up-messages";
import { AuthPage } from "@/components/shell/auth-page";
import { hasOwner } from "@/lib/auth/accounts/has-owner";
import { isSetUpToken, setUpParameter } from "@/lib/auth/accounts/set-up-link";
import { takenPath } from "@/lib/auth/return-path";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: setUpLabels.pageTitle, referrer: "no-referrer" };

interface SetUpProps {
  searchParams: Promise<Record<string, unknown>>;
}

/** Creates the site for whoever has the link that was printed at the start. Tells anyone else where it stands. */
export default async function SetUpPage({ searchParams }: SetUpProps) {
  await connection();
  const token = (await searchParams)[setUpParameter];
  if (hasOwner(database())) redirect(token === undefined ? "/sign-in" : takenPath);
  if (!isSetUpToken(token))
    return (
      <AuthPage title={setUpLabels.title}>
        <div className="space-y-3">
          {setUpLinkMessages.map((message) => (
            <p key={message} className="text-ink-soft">
              {message}
            </p>
          ))}
        </div>
      </AuthPage>
    );
  return (
    <AuthPage title={setUpLabels.title} description={setUpHints.role}>
      <SetUpForm link={{ name: setUpParameter, token }} />
    </AuthPage>
  );
}
