import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { filledStyles, inputStyles } from "./input";
import { type Labelled, useLabelled } from "./use-labelled";

/** Is a labelled box for text of several lines. */
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
