/** Tells whether a saved filter asks for the local part of one of these emails, as "email contains" does. */
export function namesLocalPart(filter: string, emails: string[]): boolean {
  const localParts = new Set(emails.map((email) => email.slice(0, email.lastIndexOf("@"))));
  return valuesIn(parsed(filter)).some((text) =>
    localParts.has(text.normalize("NFC").trim().toLowerCase().replace(/@$/, "")),
  );
}

function parsed(filter: string): unknown {
  try {
    return JSON.parse(filter);
  } catch {
    return null;
  }
}

/** Lists the values that rules ask for, at any depth, without fields and operators. */
function valuesIn(filter: unknown): string[] {
  if (typeof filter !== "object" || filter === null) return [];
  return Object.entries(filter).flatMap(([key, value]) =>
    key === "value" && typeof value === "string" ? [value] : valuesIn(value),
  );
}
