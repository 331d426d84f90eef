/** Says that two contacts have one email between them. */
export const sameEmailMessages = {
  title: "The same email twice",
  sentence:
    "These contacts have one email between them: one of the two was stored with characters that nobody sees. Search for the email, select both, and choose Merge two contacts in More Actions.",
  and: "and",
} as const;

export function bothLabel(email: string): string {
  return `, both ${email}`;
}

export function contactLabel(id: number, name: string): string {
  return `${name || "no name"} (contact ${id})`;
}
