import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { SetUpForm } from "@/components/auth/set-up-form";
import { AuthPage } from "@/components/shell/auth-page";
import { hasOwner } from "@/lib/auth/has-owner";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Set up" };

export default async function SetUpPage() {
  await connection();
  if (hasOwner(database())) redirect("/sign-in");
  return (
    <AuthPage title="Create your site" description="You will be its owner.">
      <SetUpForm />
    </AuthPage>
  );
}
