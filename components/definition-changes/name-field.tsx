import { Field } from "@/components/ui/field";
import { changeLabels } from "./change-labels";

interface NameFieldProps {
  name: string;
  onName(name: string): void;
  error?: string | undefined;
}

/** Asks for the name of a tag or a field. */
export function NameField({ name, onName, error }: NameFieldProps) {
  return (
    <Field
      label={changeLabels.name}
      value={name}
      maxLength={100}
      autoComplete="off"
      onChange={({ target }) => onName(target.value)}
      {...(error && { error })}
    />
  );
}
