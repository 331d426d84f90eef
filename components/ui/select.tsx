import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { inputStyles } from "./input";

/** Renders the browser's own select with the product's styles. The caller provides the label. */
export function Select({ className, ...props }: ComponentProps<"select">) {
  return (
    <span className="relative inline-flex">
      <select
        className={classNames(inputStyles, "cursor-pointer appearance-none pr-9", className)}
        {...props}
      />
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-soft"
      />
    </span>
  );
}
