/** Holds what stands on the menu of actions, and on the buttons beside it. */
export const moreActionsLabels = {
  more: "More Actions",
  loading: "Loading…",
  send: "Email",
  add_tag: "Tag",
  export: "Export",
} as const;

/** Says with whom a button beside the menu does something. */
export function withSelectedLabel(action: string): string {
  return `${action} the selected contacts`;
}
