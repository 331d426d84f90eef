"use client";

import { useTheme } from "next-themes";
import type { CSSProperties } from "react";
import { Toaster } from "sonner";

const palette = {
  "--normal-bg": "var(--surface)",
  "--normal-text": "var(--ink)",
  "--normal-border": "var(--border-strong)",
} as CSSProperties;

/** Short messages in the corner, in the colours of the rest. */
export function Toasts() {
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
