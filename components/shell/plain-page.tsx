import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

interface PlainPageProps {
  title: string;
  /** Gives room for more than one thing, which then begins at the top. */
  isWide?: boolean;
  children: ReactNode;
}

/** Shows a page with one thing on it, outside the site's frame and without anyone's name. */
export function PlainPage({ title, isWide = false, children }: PlainPageProps) {
  return (
    <main
      className={classNames(
        "mx-auto flex min-h-dvh flex-col px-4 py-12",
        isWide ? "max-w-2xl" : "max-w-md justify-center",
      )}
    >
      <h1 className="mb-6 text-2xl font-semibold tracking-tight text-balance">{title}</h1>
      {children}
    </main>
  );
}
