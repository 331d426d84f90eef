"use client";

import { type CSSProperties, useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { useIsDark } from "@/components/ui/theme";
import { showToasts } from "./toast";

const palette = {
  "--normal-bg": "var(--surface)",
  "--normal-text": "var(--ink)",
  "--normal-border": "var(--border-strong)",
} as CSSProperties;

/** Shows short messages in the corner, in the colours of the current theme. */
export function Toaster() {
  const isDark = useIsDark();
  useEffect(() => showToasts(toast), []);
  return (
    <Sonner
      position="bottom-right"
      offset={{ bottom: "calc(var(--dock-height, 0px) + 1.5rem)" }}
      mobileOffset={{ bottom: "calc(var(--selection-bar-height, 0px) + var(--dock-height, 0px) + 1rem)" }}
      theme={isDark ? "dark" : "light"}
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
