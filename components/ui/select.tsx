import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { filledStyles, inputStyles } from "./input";

interface SelectProps extends ComponentProps<"select"> {
  /** Shows no box, only the choice. */
  isPlain?: boolean;
}

/** Renders the browser's own select with the product's styles. The caller provides the label. */
export function Select({ className, isPlain = false, ...props }: SelectProps) {
  return (
    <span className="relative flex">
      <select
        className={classNames(
          inputStyles,
          isPlain ? "border-transparent bg-transparent" : filledStyles,
          "w-full cursor-pointer appearance-none pr-9 pl-3",
          className,
        )}
        {...props}
      />
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-ink-soft"
      />
    </span>
  );
}
