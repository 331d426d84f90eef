import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { parseId } from "@/lib/auth/site-route";
import { hasContact } from "@/lib/contacts/profile/has-contact";
import { database } from "@/lib/system/instance";

interface LayoutProps {
  params: Promise<{ id: string }>;
  children: ReactNode;
}

/** Answers 404 for a contact that is not there, before the skeleton of the page begins the answer. */
export default async function ContactLayout({ params, children }: LayoutProps) {
  const access = await requireSiteAccess();
  if (!hasContact(access, database(), parseId((await params).id))) notFound();
  return children;
}
