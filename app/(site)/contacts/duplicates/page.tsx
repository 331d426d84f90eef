import type { Metadata } from "next";
import { DuplicateBrowser } from "@/components/duplicates/duplicate-browser";
import { pageMessages } from "@/components/shell/page-messages";
import { requireSiteAccess } from "@/lib/auth/find-site-access";

export const metadata: Metadata = { title: pageMessages.duplicates.title };

export default async function DuplicatesPage() {
  await requireSiteAccess("contacts.merge");
  return <DuplicateBrowser />;
}
