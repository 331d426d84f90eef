import type { ComponentProps } from "react";
import { Input } from "./input";
import { type Labelled, useLabelled } from "./use-labelled";

/** Is a labelled text box with what it expects and what is wrong with it. */
export function Field({ label, hint, error, ...props }: Labelled & Omit<ComponentProps<"input">, "id">) {
  const { frame, box } = useLabelled({ label, hint, error });
  return frame(<Input {...box} {...props} />);
}
