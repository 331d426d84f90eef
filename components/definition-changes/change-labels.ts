/** Holds what the menu and the dialogs of a tag or a field are called. */
export const changeLabels = {
  name: "Name",
  rename: "Rename",
  delete: "Delete",
  cancel: "Cancel",
} as const;

export function actionsLabel(name: string): string {
  return `Actions for ${name}`;
}
