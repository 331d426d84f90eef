import { useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { filledStyles, inputStyles } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { FieldView } from "@/lib/custom-fields/field-view";
import { fieldLabels, fieldTypeHints, fieldTypeLabels, fieldTypes } from "./field-labels";
import { fieldMessages } from "./field-messages";

interface TypeChoiceProps {
  type: FieldView["type"];
  onType(type: FieldView["type"]): void;
  /** Holds the options, one a line. */
  optionLines: string;
  onOptionLines(lines: string): void;
}

/** Chooses the type of a field, and of a choice its options. */
export function TypeChoice({ type, onType, optionLines, onOptionLines }: TypeChoiceProps) {
  const id = useId();
  return (
    <>
      <div className="space-y-1.5">
        <label htmlFor={`${id}-type`} className="block text-sm font-medium">
          {fieldLabels.type}
        </label>
        <Select
          id={`${id}-type`}
          value={type}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => onType(target.value as FieldView["type"])}
        >
          {fieldTypes.map((one) => (
            <option key={one} value={one}>
              {fieldTypeLabels[one]}
            </option>
          ))}
        </Select>
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {fieldTypeHints[type]}
        </p>
      </div>
      {type === "choice" && (
        <div className="space-y-1.5">
          <label htmlFor={`${id}-options`} className="block text-sm font-medium">
            {fieldLabels.options}
          </label>
          <textarea
            id={`${id}-options`}
            rows={5}
            className={classNames(inputStyles, filledStyles, "w-full px-3")}
            aria-describedby={`${id}-lines`}
            value={optionLines}
            onChange={({ target }) => onOptionLines(target.value)}
          />
          <p id={`${id}-lines`} className="text-sm text-ink-soft">
            {fieldMessages.options}
          </p>
        </div>
      )}
    </>
  );
}

/** Returns the options in a text with one a line. */
export function optionsOf(lines: string): string[] {
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
