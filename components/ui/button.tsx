import type { ComponentProps } from "react";
import { classNames } from "./class-names";

const base = [
  "inline-flex cursor-pointer items-center justify-center gap-2 rounded-lg border py-1.5",
  "text-sm font-medium no-underline transition-colors motion-reduce:transition-none",
  // An action that is not possible now loses its colour, and its words stay readable.
  "aria-disabled:cursor-not-allowed aria-disabled:text-ink-soft awake:disabled:cursor-not-allowed awake:disabled:text-ink-soft",
  // While it waits for its answer, the button shows a ring that turns.
  "aria-busy:relative aria-busy:before:absolute aria-busy:before:left-1 aria-busy:before:size-2.5 aria-busy:before:animate-spin aria-busy:before:rounded-full aria-busy:before:border-2 aria-busy:before:border-current aria-busy:before:border-r-transparent aria-busy:before:content-['']",
].join(" ");

const filledWhenOff =
  "aria-disabled:border-border aria-disabled:bg-muted awake:disabled:border-border awake:disabled:bg-muted";
const bareWhenOff = "aria-disabled:opacity-60 awake:disabled:opacity-60";

const variants = {
  primary: `border-transparent bg-accent text-on-accent hover:bg-accent-strong forced-colors:border-2 ${filledWhenOff}`,
  secondary: `border-border-strong bg-surface text-ink hover:bg-muted ${filledWhenOff}`,
  ghost: `border-transparent bg-transparent text-ink hover:bg-muted ${bareWhenOff}`,
  quiet: `border-transparent bg-transparent text-ink-soft hover:bg-muted ${bareWhenOff}`,
  link: `border-transparent bg-transparent text-accent hover:bg-muted ${bareWhenOff}`,
  danger: `border-transparent bg-danger-fill text-on-danger hover:bg-danger-fill-strong forced-colors:border-4 ${filledWhenOff}`,
};

const sizes = {
  regular: "min-h-10 px-4 whitespace-nowrap",
  small: "min-h-8 px-2 whitespace-nowrap",
  wrapping: "min-h-10 max-w-full px-4",
  icon: "size-10",
  /** The caller gives the measures. */
  bare: "",
};

interface ButtonLook {
  variant?: keyof typeof variants | undefined;
  size?: keyof typeof sizes | undefined;
}

/** Makes a link look like a button. */
export function buttonStyles({ variant = "secondary", size = "regular" }: ButtonLook = {}): string {
  return `${base} ${variants[variant]} ${sizes[size]}`;
}

interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  /** Is true while the answer to a press is awaited: the button turns something, and takes no other press. */
  isBusy?: boolean;
}

/**
 * Renders a button. Use `aria-disabled`, not `disabled`, for an action that is not possible now: the button stays
 * reachable and can say why.
 */
export function Button({ variant, size, className, type = "button", isBusy, ...props }: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames(buttonStyles({ variant, size }), className)}
      {...props}
      {...(isBusy && { "aria-busy": true, "aria-disabled": true })}
    />
  );
}
