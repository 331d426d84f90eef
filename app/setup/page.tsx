import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { SetUpForm } from "@/components/auth/set-up-form";
import { PlainPage } from "@/components/shell/plain-page";
import { hasOwner } from "@/lib/auth/has-owner";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Set up" };

export default async function SetUpPage() {
  await connection();
  if (hasOwner(database())) redirect("/sign-in");
  return (
    <PlainPage title="Create your site">
      <p className="-mt-3 mb-6 text-ink-soft">Nobody can sign in here yet. You will be the owner.</p>
      <SetUpForm />
    </PlainPage>
  );
}
