import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { SignUpForm } from "@/components/forms/sign-up-form";
import { notFoundLabels } from "@/components/shell/not-found-messages";
import { SitePage } from "@/components/shell/site-page";
import { findForm } from "@/lib/forms/submit-form";
import { getSiteLook } from "@/lib/sites/site-look";
import { database } from "@/lib/system/instance";

interface FormProps {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: FormProps): Promise<Metadata> {
  const form = findForm(database(), (await params).slug);
  if (!form) return { title: { absolute: notFoundLabels.pageTitle } };
  return { title: { absolute: `${form.name} · ${form.siteName}` }, description: null, manifest: null };
}

export default async function FormPage({ params }: FormProps) {
  await connection();
  const { slug } = await params;
  const form = findForm(database(), slug);
  if (!form) notFound();
  return (
    <SitePage look={getSiteLook(database(), form.siteId)} title={form.name}>
      <SignUpForm slug={slug} siteName={form.siteName} />
    </SitePage>
  );
}
