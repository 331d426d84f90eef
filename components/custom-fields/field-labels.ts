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

/** Holds what the page of custom fields and its dialogs are called. */
export const fieldLabels = {
  title: "Fields",
  create: "New field",
  createField: "Create field",
  renameTitle: "Rename field",
  rename: "Rename",
  type: "Type",
  changeType: "Change type",
  options: "Options",
  editOptions: "Edit options",
  delete: "Delete field",
} as const;

export function changeTypeTitle(name: string): string {
  return `Change the type of “${name}”`;
}

/** Names the buttons that move a field or an option. */
export const moveLabels = {
  up: (what: string) => `Move ${what} up`,
  down: (what: string) => `Move ${what} down`,
} as const;
