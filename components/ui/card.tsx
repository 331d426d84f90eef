import { type ReactNode, useId } from "react";
import { classNames } from "./class-names";

interface CardProps {
  title: string;
  className?: string;
  children: ReactNode;
}

/** Shows a titled section on a surface of its own. */
export function Card({ title, className, children }: CardProps) {
  const titleId = useId();
  return (
    <section
      aria-labelledby={titleId}
      className={classNames("rounded-xl border border-border bg-surface p-5 sm:p-6", className)}
    >
      <h2 id={titleId} className="mb-4 text-base font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
