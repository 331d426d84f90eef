"use client";

import { createContext, type ReactNode, use } from "react";
import { namingSite } from "@/lib/auth/shown-site-header";

const ShownSite = createContext<number | undefined>(undefined);

/** Tells the links of a page which site its frame shows. */
export function ShownSiteProvider({ siteId, children }: { siteId: number; children: ReactNode }) {
  return <ShownSite value={siteId}>{children}</ShownSite>;
}

interface DownloadLinkProps {
  href: string;
  className?: string;
  children: ReactNode;
}

/**
 * Shows a link to a file of the site that the page shows. Links carry no header, so the address names the site: the server
 * refuses it once another site was chosen in another tab.
 */
export function DownloadLink({ href, ...props }: DownloadLinkProps) {
  const siteId = use(ShownSite);
  return <a {...props} href={siteId === undefined ? href : namingSite(href, siteId)} download />;
}
