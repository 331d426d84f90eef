import type { ReactNode } from "react";

/** Shows a page with one thing on it, outside the site's frame and without anyone's name. */
export function PlainPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center px-4 py-12">
      <h1 className="mb-6 text-2xl font-semibold tracking-tight text-balance">{title}</h1>
      {children}
    </main>
  );
}
