import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export const inputStyles = [
  "min-h-10 w-full rounded-lg border border-border-strong bg-surface px-3 py-1.5 text-base text-ink sm:text-sm",
  "placeholder:text-ink-soft aria-invalid:border-danger",
];

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={classNames(inputStyles, className)} {...props} />;
}
