import type { FieldView } from "@/lib/custom-fields/field-view";

export const fieldTypeLabels: Record<FieldView["type"], string> = {
  text: "Text",
  number: "Number",
  date: "Date",
  boolean: "Yes or no",
  choice: "Choice",
};

export const fieldTypeHints: Record<FieldView["type"], string> = {
  text: "Anything in words.",
  number: "Sorts and filters by size.",
  date: "A day, such as a birthday.",
  boolean: "Yes, no, or not known.",
  choice: "One of the options that you list.",
};

export const fieldTypes = Object.keys(fieldTypeLabels) as FieldView["type"][];
