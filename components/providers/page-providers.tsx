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
import { stayOnPage } from "@/components/data/leave-page";
import { pageEndOf, tellPageEnd } from "@/components/data/page-end";
import { Toasts } from "@/components/toasts/toasts";

/** Begins a page before anything on it reads. */
function beginPage(): QueryClient {
  stayOnPage();
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5000, retry: (count, error) => count < 1 && !(error instanceof CancelledError) },
    },
    mutationCache: new MutationCache({ onSuccess: tellIfOver }),
    // A dialog reads some of what it shows by an action.
    queryCache: new QueryCache({ onSuccess: tellIfOver }),
  });
}

function tellIfOver(answer: unknown): void {
  const end = pageEndOf(answer);
  if (end) tellPageEnd(end);
}

/** Holds what every page shares on which somebody who is signed in does something, on a site or outside of any. */
export function PageProviders({ hasPasskey, children }: { hasPasskey: boolean; children: ReactNode }) {
  const [client] = useState(beginPage);
  useEffect(() => {
    document.documentElement.dataset.awake = "";
    window.addEventListener("pageshow", stayOnPage);
    return () => window.removeEventListener("pageshow", stayOnPage);
  }, []);
  return (
    <QueryClientProvider client={client}>
      <PasskeyHolder hasPasskey={hasPasskey}>{children}</PasskeyHolder>
      <SessionEnd />
      <Toasts />
    </QueryClientProvider>
  );
}
