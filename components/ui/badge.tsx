import type { ReactNode } from "react";

const tones = {
  neutral: "bg-muted text-ink-soft forced-colors:border-dotted",
  accent: "bg-accent-soft text-accent forced-colors:rounded-sm",
  success: "bg-success-soft text-success",
  // Without colours a warning and a danger differ by their border.
  warning: "bg-warning-soft text-warning forced-colors:border-dashed",
  danger: "bg-danger-soft text-danger forced-colors:border-2",
};

export type BadgeTone = keyof typeof tones;

export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex max-w-full min-w-0 items-center rounded-full border border-current/20 px-2 py-0.5 text-xs font-medium ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
