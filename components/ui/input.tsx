import type { ComponentProps } from "react";
import { classNames } from "./class-names";

export const inputStyles =
  "min-h-10 rounded-lg border py-1.5 text-base text-ink sm:text-sm placeholder:text-ink-soft aria-invalid:border-danger";
export const filledStyles = "border-border-strong bg-surface";

interface InputProps extends ComponentProps<"input"> {
  /** Is the class of its width. */
  measure?: string;
  /** Leaves room for an icon in front of the text. */
  hasIcon?: boolean;
}

export function Input({ className, measure = "w-full", hasIcon = false, ...props }: InputProps) {
  const room = hasIcon ? "pr-3 pl-9" : "px-3";
  return <input className={classNames(inputStyles, filledStyles, room, measure, className)} {...props} />;
}
