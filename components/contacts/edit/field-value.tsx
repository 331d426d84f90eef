import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ContactField } from "@/lib/contacts/profile/contact-profile";
import { editLabels } from "./edit-messages";

interface FieldValueProps {
  field: ContactField;
  value: string;
  onValue(value: string): void;
  error?: string;
}

/** Edits a custom field, with an input that fits its type. */
export function FieldValue({ field, value, onValue, error }: FieldValueProps) {
  const { name, type } = field;
  const choices = choicesOf(field, value);
  if (choices) return <Choice name={name} choices={choices} value={value} onValue={onValue} error={error} />;
  return (
    <Field
      label={name}
      type={type === "date" ? "date" : "text"}
      {...(type === "number" && { inputMode: "decimal" as const })}
      value={value}
      onChange={({ target }) => onValue(target.value)}
      {...(error && { error })}
    />
  );
}

/** Returns what a field can be, with its words; undefined for one that is typed. What it is now always stays. */
function choicesOf({ type, options }: ContactField, value: string): [string, string][] | undefined {
  if (type === "boolean")
    return [
      ["true", editLabels.yes],
      ["false", editLabels.no],
    ];
  if (type !== "choice") return undefined;
  const listed = options ?? [];
  const all = value === "" || listed.includes(value) ? listed : [...listed, value];
  return all.map((option) => [option, option]);
}

interface ChoiceProps {
  name: string;
  choices: [string, string][];
  value: string;
  onValue(value: string): void;
  error: string | undefined;
}

function Choice({ name, choices, value, onValue, error }: ChoiceProps) {
  const id = useId();
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {name}
      </label>
      <Select
        id={id}
        value={value}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
        onChange={({ target }) => onValue(target.value)}
      >
        <option value="">{editLabels.notSet}</option>
        {choices.map(([stored, words]) => (
          <option key={stored} value={stored}>
            {words}
          </option>
        ))}
      </Select>
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
