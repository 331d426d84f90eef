import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  /** Is a line under the title. */
  description?: ReactNode;
  /** Adds buttons at the other end. */
  children?: ReactNode;
}

export function PageHeader({ title, description, children }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere">{title}</h1>
        {description && <div className="mt-1 text-ink-soft">{description}</div>}
      </div>
      {children && <div className="flex flex-wrap items-center gap-3">{children}</div>}
    </header>
  );
}
