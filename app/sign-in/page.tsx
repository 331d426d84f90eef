import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { SignInForm } from "@/components/auth/sign-in-form";
import { PlainPage } from "@/components/shell/plain-page";
import { findSiteAccess } from "@/lib/auth/find-site-access";
import { hasOwner } from "@/lib/auth/has-owner";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage() {
  await connection();
  if (!hasOwner(database())) redirect("/setup");
  if (await findSiteAccess()) redirect("/contacts");
  return (
    <PlainPage title="Sign in">
      <SignInForm />
    </PlainPage>
  );
}
