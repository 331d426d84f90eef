import type { ReactNode } from "react";
import { productLabels } from "./product-labels";
import { ProductMark } from "./product-mark";

interface AuthPageProps {
  title: string;
  description?: string;
  children: ReactNode;
}

/** Shows a form on a card, to someone who is not signed in. It stands still whatever the form says. */
export function AuthPage({ title, description, children }: AuthPageProps) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col px-4 pt-[max(2rem,14dvh)] pb-12">
      <p className="mb-6 flex items-center justify-center gap-2.5 text-lg font-semibold">
        <ProductMark className="size-8" />
        {productLabels.name}
      </p>
      <div className="rounded-xl border border-border bg-surface p-6 sm:p-8">
        <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
        {description && <p className="mt-1 text-ink-soft">{description}</p>}
        <div className="mt-6">{children}</div>
      </div>
    </main>
  );
}
