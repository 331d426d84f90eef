import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { SignUpForm } from "@/components/forms/sign-up-form";
import { PlainPage } from "@/components/shell/plain-page";
import { findForm } from "@/lib/forms/submit-form";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Sign up" };

export default async function FormPage({ params }: { params: Promise<{ slug: string }> }) {
  await connection();
  const { slug } = await params;
  const form = findForm(database(), slug);
  if (!form) notFound();
  return (
    <PlainPage title={form.name}>
      <SignUpForm slug={slug} siteName={form.siteName} />
    </PlainPage>
  );
}
