import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DuplicateBrowser } from "@/components/duplicates/duplicate-browser";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { may } from "@/lib/auth/permissions";

export const metadata: Metadata = { title: "Duplicates" };

export default async function DuplicatesPage() {
  const access = await requireSiteAccess();
  if (!may(access, "contacts.merge")) notFound();
  return <DuplicateBrowser />;
}
