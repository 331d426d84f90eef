import { type ComponentProps, type ReactNode, useId } from "react";
import { classNames } from "./class-names";
import { filledStyles, Input, inputStyles } from "./input";

interface Labelled {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** Is a labelled text box with what it expects and what is wrong with it. */
export function Field({ label, hint, error, ...props }: Labelled & Omit<ComponentProps<"input">, "id">) {
  const { frame, box } = useLabelled({ label, hint, error });
  return frame(<Input {...box} {...props} />);
}

/** Is the same for text of several lines. */
export function TextArea({
  label,
  hint,
  error,
  ...props
}: Labelled & Omit<ComponentProps<"textarea">, "id">) {
  const { frame, box } = useLabelled({ label, hint, error });
  return frame(
    <textarea className={classNames(inputStyles, filledStyles, "block w-full px-3")} {...box} {...props} />,
  );
}

function useLabelled({ label, hint, error }: Labelled) {
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const box = {
    id,
    "aria-describedby": notes || undefined,
    "aria-invalid": error ? (true as const) : undefined,
  };
  const frame = (control: ReactNode) => (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      {control}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
  return { frame, box };
}
