import { cva, type VariantProps } from "class-variance-authority";
import type { ReactNode } from "react";

const badgeStyles = cva(
  "inline-flex max-w-full min-w-0 items-center rounded-full border border-current/20 px-2 py-0.5 text-xs font-medium",
  {
    variants: {
      tone: {
        neutral: "bg-muted text-ink-soft",
        accent: "bg-accent-soft text-accent",
        success: "bg-success-soft text-success",
        // Without colours a warning and a danger differ by their border.
        warning: "bg-warning-soft text-warning forced-colors:border-dashed",
        danger: "bg-danger-soft text-danger forced-colors:border-2",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeTone = NonNullable<VariantProps<typeof badgeStyles>["tone"]>;

export function Badge({ tone, children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={badgeStyles({ tone })}>{children}</span>;
}
