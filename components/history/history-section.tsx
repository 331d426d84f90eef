import { type ReactNode, useId } from "react";

interface HistorySectionProps {
  title: string;
  /** Says what is listed here, and for how long. */
  description: string;
  children: ReactNode;
}

export function HistorySection({ title, description, children }: HistorySectionProps) {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className="text-base font-semibold">
        {title}
      </h2>
      <p className="mt-1 mb-3 text-sm text-ink-soft">{description}</p>
      {children}
    </section>
  );
}
