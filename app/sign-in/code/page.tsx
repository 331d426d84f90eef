import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { CodeForm } from "@/components/auth/code-form";
import { codeLabels } from "@/components/auth/code-messages";
import { AuthPage } from "@/components/shell/auth-page";
import { returnPathOf, signInPathFor } from "@/lib/auth/return-path";
import { findChallenge } from "@/lib/auth/second-factor/second-step";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: codeLabels.title };

interface CodeProps {
  searchParams: Promise<{ to?: unknown }>;
}

/** Is the second step of signing in, for who gave the right password in this browser within ten minutes. */
export default async function CodePage({ searchParams }: CodeProps) {
  const { to } = await searchParams;
  const path = returnPathOf(typeof to === "string" ? to : null);
  if (!(await findChallenge(database(), await headers()))) redirect(signInPathFor(path));
  return (
    <AuthPage title={codeLabels.title}>
      <CodeForm to={path} />
    </AuthPage>
  );
}
