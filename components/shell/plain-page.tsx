import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

interface PlainPageProps {
  /** Shows whose page it is, above the title. */
  brand?: ReactNode;
  title: string;
  /** Gives room for more than one thing. */
  isWide?: boolean;
  /** Stands below the card. */
  after?: ReactNode;
  children: ReactNode;
}

/** Shows a page on a card, outside the site's frame. Without `brand` it names nobody. */
export function PlainPage({ brand, title, isWide = false, after, children }: PlainPageProps) {
  return (
    <main
      className={classNames(
        "mx-auto flex min-h-dvh flex-col px-4 pt-[max(1.5rem,10dvh)] pb-12",
        isWide ? "max-w-2xl" : "max-w-lg",
      )}
    >
      <div className="space-y-4 rounded-xl border border-border bg-surface p-6 sm:p-8">
        {brand}
        <h1 className="text-2xl font-semibold tracking-tight text-balance wrap-anywhere not-first:pt-2">
          {title}
        </h1>
        <div>{children}</div>
      </div>
      {after}
    </main>
  );
}
