"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider, useTheme } from "next-themes";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type CSSProperties, type ReactNode, useState } from "react";
import { Toaster } from "sonner";

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

const palette = {
  "--normal-bg": "var(--surface)",
  "--normal-text": "var(--ink)",
  "--normal-border": "var(--border-strong)",
} as CSSProperties;

/** Shows short messages in the corner, in the colours of the current theme. */
function Toasts() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      position="bottom-right"
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      style={palette}
      toastOptions={{
        classNames: {
          actionButton: "min-h-8! rounded-lg! bg-accent! px-3! text-sm! font-medium! text-on-accent!",
          closeButton: "size-6! border-border-strong! bg-surface! text-ink!",
          description: "text-ink-soft!",
        },
      }}
    />
  );
}
