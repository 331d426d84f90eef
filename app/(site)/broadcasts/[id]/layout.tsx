import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { parseId } from "@/lib/auth/site-route";
import { findBroadcast } from "@/lib/broadcasts/list-broadcasts";
import { database } from "@/lib/system/instance";

interface BroadcastLayoutProps {
  params: Promise<{ id: string }>;
  children: ReactNode;
}

/** Answers 404 for what the site does not have, which a page that has begun to stream cannot do any more. */
export default async function BroadcastLayout({ params, children }: BroadcastLayoutProps) {
  const access = await requireSiteAccess();
  if (!findBroadcast(access, database(), parseId((await params).id))) notFound();
  return children;
}
