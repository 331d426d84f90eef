import { type ReactNode, useId } from "react";

export interface Labelled {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
}

/** Returns what ties a box to its label, and frames it with what it expects and what is wrong with it. */
export function useLabelled({ label, hint, error }: Labelled) {
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
