"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { Toasts } from "@/components/toasts/toasts";

const newClient = () => new QueryClient({ defaultOptions: { queries: { staleTime: 5000, retry: 1 } } });

/** Holds what the pages of a site share. It ends with them, so that signing out forgets what was read. */
export function SiteProviders({ children }: { children: ReactNode }) {
  const [client] = useState(newClient);
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>{children}</NuqsAdapter>
      <Toasts />
    </QueryClientProvider>
  );
}
