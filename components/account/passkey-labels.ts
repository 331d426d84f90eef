export const passkeyLabels = {
  title: "Passkeys",
  add: "Add a passkey",
  name: "Name of the passkey",
  yourPassword: "Your password, for the passkey",
  remove: "Remove",
  rename: "Rename",
  newName: "New name of the passkey",
  saveName: "Save the name",
} as const;

/** Tells the buttons of the list apart. */
export function removePasskeyLabel(name: string): string {
  return `${passkeyLabels.remove} ${name}`;
}

export function renamePasskeyLabel(name: string): string {
  return `${passkeyLabels.rename} ${name}`;
}
