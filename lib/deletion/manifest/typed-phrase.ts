/** Returns what to type: the email for one contact, the number and the noun for many. */
export function confirmationPhrase(contactCount: number, onlyEmail: string | null): string {
  return onlyEmail ?? `delete ${contactCount.toLocaleString("en-US")} contacts`;
}
