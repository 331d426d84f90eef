export const passkeyLabels = {
  title: "Passkeys",
  add: "Add a passkey",
  name: "Name of the passkey",
  yourPassword: "Your password, for the passkey",
  remove: "Remove",
} as const;

/** Tells the buttons of the list apart. */
export function removePasskeyLabel(name: string): string {
  return `${passkeyLabels.remove} ${name}`;
}
