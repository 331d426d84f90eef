import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { parseId } from "@/lib/auth/site-route";
import { findDeletionNumber } from "@/lib/deletion/receipt/list-deletions";
import { database } from "@/lib/system/instance";

interface DeletionLayoutProps {
  params: Promise<{ id: string }>;
  children: ReactNode;
}

/** Answers 404 for what the site does not have, which a page that has begun to stream cannot do any more. */
export default async function DeletionLayout({ params, children }: DeletionLayoutProps) {
  const access = await requireSiteAccess();
  if (findDeletionNumber(access, database(), parseId((await params).id)) === undefined) notFound();
  return children;
}
