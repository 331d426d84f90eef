import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

interface ChartFigureProps {
  /** Is the name of the chart, such as "Revenue over time". */
  name: string;
  /** Says in one message what the chart shows; its lines are read one after the other. */
  label: string;
  value: ReactNode;
  details: ReactNode;
  /** Is the button that opens the same numbers as a table. */
  table: ReactNode;
  /** Puts the drawing beneath the words on wide screens too. */
  isStacked?: boolean;
  className?: string;
  children: ReactNode;
}

/** Frames a small chart with its essence in words beside it, or above it where there is no room. */
export function ChartFigure({ name, label, value, details, table, isStacked, ...props }: ChartFigureProps) {
  const { className, children } = props;
  return (
    <figure
      aria-label={name}
      className={classNames(
        "flex min-w-0 flex-col justify-between gap-2 rounded-xl border border-border bg-surface p-4",
        !isStacked && "lg:flex-row lg:gap-5",
        className,
      )}
    >
      <figcaption className={classNames("min-w-0", !isStacked && "lg:w-56 lg:shrink-0")}>
        <div className="flex items-center gap-1.5 text-sm text-ink-soft">
          {label}
          {table}
        </div>
        <div className="text-lg font-semibold tracking-tight wrap-anywhere tabular-nums">{value}</div>
        <div className="mt-0.5 text-xs text-ink-soft">{details}</div>
      </figcaption>
      <div className={classNames("relative h-12 min-w-0", !isStacked && "lg:h-auto lg:min-h-18 lg:flex-1")}>
        {children}
      </div>
    </figure>
  );
}
