import { Check, Minus } from "lucide-react";
import type { ComponentProps } from "react";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "className"> {
  label: string;
  isMixed?: boolean;
}

/** Puts the browser's own checkbox over a drawn box, with a target of 40 px. The label is for assistive technology. */
export function Checkbox({ label, isMixed = false, ...props }: CheckboxProps) {
  const Mark = isMixed ? Minus : Check;
  return (
    <span className="relative inline-grid size-10 place-items-center">
      <input
        type="checkbox"
        aria-label={label}
        // `indeterminate` exists only as a property, and a click unsets it, so each render sets it again.
        ref={(box) => {
          if (box) box.indeterminate = isMixed;
        }}
        className="peer absolute inset-0 size-full cursor-pointer opacity-0"
        {...props}
      />
      <span
        aria-hidden="true"
        // The mark is hidden, not see-through: forced colours would draw it in every box.
        className="pointer-events-none grid size-5 place-items-center rounded border border-border-strong bg-surface outline-offset-2 *:invisible peer-checked:*:visible peer-indeterminate:*:visible outline-focus peer-checked:border-accent peer-checked:bg-accent peer-checked:text-on-accent peer-indeterminate:border-accent peer-indeterminate:bg-accent peer-indeterminate:text-on-accent peer-hover:border-accent peer-focus-visible:outline-2"
      >
        <Mark className="size-3.5" strokeWidth={3} />
      </span>
    </span>
  );
}
