"use client";

import { type ComponentProps, type ReactNode, useId, useState } from "react";
import { Input } from "@/components/ui/input";
import { passwordLabels } from "./password-labels";

interface PasswordFieldProps extends Omit<ComponentProps<"input">, "id" | "type"> {
  /** Says what a password needs, until there is an error to say in the same line. */
  hint?: ReactNode;
  error: string | undefined;
}

/** Is the box for a password, which can be shown. The line under it is always there, so that nothing moves. */
export function PasswordField({ hint, error, ...props }: PasswordFieldProps) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {passwordLabels.name}
      </label>
      <div className="relative">
        <Input
          id={id}
          type={isShown ? "text" : "password"}
          autoCapitalize="none"
          spellCheck={false}
          className="[&&]:pr-18"
          aria-describedby={hint || error ? `${id}-note` : undefined}
          aria-invalid={error ? true : undefined}
          {...props}
        />
        <button
          type="button"
          aria-controls={id}
          onClick={() => setShown(!isShown)}
          className="absolute inset-y-1 right-1 cursor-pointer rounded-md px-3 text-sm font-medium text-ink-soft hover:bg-muted hover:text-ink"
        >
          {isShown ? passwordLabels.hide : passwordLabels.show}
          <span className="sr-only"> {passwordLabels.ofButton}</span>
        </button>
      </div>
      <p
        id={`${id}-note`}
        role={error ? "alert" : undefined}
        className={error ? "min-h-5 text-sm text-danger" : "min-h-5 text-sm text-ink-soft"}
      >
        {error ?? hint}
      </p>
    </div>
  );
}
