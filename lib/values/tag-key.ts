/** Returns the key that equal tags share. Upper and lower case make no difference. */
export function tagKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
