import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DuplicateBrowser } from "@/components/duplicates/duplicate-browser";
import { pageMessages } from "@/components/shell/page-messages";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { may } from "@/lib/auth/permissions";

export const metadata: Metadata = { title: pageMessages.duplicates.title };

export default async function DuplicatesPage() {
  const access = await requireSiteAccess();
  if (!may(access, "contacts.merge")) notFound();
  return <DuplicateBrowser />;
}
