"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { Toasts } from "./toasts";

const newClient = () => new QueryClient({ defaultOptions: { queries: { staleTime: 5000, retry: 1 } } });

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(newClient);
  return (
    <ThemeProvider attribute="class" disableTransitionOnChange>
      <QueryClientProvider client={client}>
        <NuqsAdapter>{children}</NuqsAdapter>
        <Toasts />
      </QueryClientProvider>
    </ThemeProvider>
  );
}
