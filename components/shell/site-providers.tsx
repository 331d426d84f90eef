"use client";

import {
  CancelledError,
  MutationCache,
  QueryCache,
  QueryClient,
  QueryClientProvider,
} from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { PasskeyHolder } from "@/components/auth/proof/passkey-holder";
import { SessionEnd } from "@/components/auth/session-end";
import { pageEndOf, tellPageEnd } from "@/components/data/page-end";
import { UrlUpdates } from "@/components/data/url-updates";
import { RoleProvider } from "@/components/roles/role-provider";
import { ShownSiteProvider } from "@/components/sites/download-link";
import { nameShownSite } from "@/components/sites/name-shown-site";
import { Toasts } from "@/components/toasts/toasts";
import type { Role } from "@/lib/auth/site-access";

const newClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5000, retry: (count, error) => count < 1 && !(error instanceof CancelledError) },
    },
    mutationCache: new MutationCache({ onSuccess: tellIfOver }),
    // A dialog reads some of what it shows by an action.
    queryCache: new QueryCache({ onSuccess: tellIfOver }),
  });

function tellIfOver(answer: unknown): void {
  const end = pageEndOf(answer);
  if (end) tellPageEnd(end);
}

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
  const [client] = useState(newClient);
  useEffect(() => {
    document.documentElement.dataset.awake = "";
  }, []);
  return (
    <QueryClientProvider client={client}>
      <RoleProvider role={role}>
        <PasskeyHolder hasPasskey={hasPasskey}>
          <ShownSiteProvider siteId={siteId}>
            <UrlUpdates>{children}</UrlUpdates>
          </ShownSiteProvider>
        </PasskeyHolder>
      </RoleProvider>
      <SessionEnd />
      <Toasts />
    </QueryClientProvider>
  );
}
