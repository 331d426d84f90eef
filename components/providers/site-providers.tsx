"use client";

import type { ReactNode } from "react";
import { UrlUpdates } from "@/components/data/url-updates";
import { RoleProvider } from "@/components/roles/role-provider";
import { ShownSiteProvider } from "@/components/sites/download-link";
import { nameShownSite } from "@/components/sites/name-shown-site";
import type { Role } from "@/lib/auth/site-access";
import { PageProviders } from "./page-providers";

// The code of every page of a site is here before anything on it asks the server.
if (typeof window !== "undefined") nameShownSite();

interface SiteProvidersProps {
  role: Role;
  hasPasskey: boolean;
  siteId: number;
  children: ReactNode;
}

/** Holds what the pages of a site share. It ends with them, so that signing out forgets what was read. */
export function SiteProviders({ role, siteId, hasPasskey, children }: SiteProvidersProps) {
  return (
    <PageProviders hasPasskey={hasPasskey}>
      <RoleProvider role={role}>
        <ShownSiteProvider siteId={siteId}>
          <UrlUpdates>{children}</UrlUpdates>
        </ShownSiteProvider>
      </RoleProvider>
    </PageProviders>
  );
}
