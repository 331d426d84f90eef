/** What two tags have in common that are one: upper and lower case make no difference. Safe in the browser. */
export function tagKey(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
