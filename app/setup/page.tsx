import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { SetUpForm } from "@/components/auth/set-up-form";
import { setUpHints, setUpLabels } from "@/components/auth/set-up-messages";
import { AuthPage } from "@/components/shell/auth-page";
import { hasOwner } from "@/lib/auth/accounts/has-owner";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: setUpLabels.pageTitle };

export default async function SetUpPage() {
  await connection();
  if (hasOwner(database())) redirect("/sign-in");
  return (
    <AuthPage title={setUpLabels.title} description={setUpHints.role}>
      <SetUpForm />
    </AuthPage>
  );
}
