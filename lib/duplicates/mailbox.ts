const google = new Set(["gmail.com", "googlemail.com"]);

/** Returns the two parts of an email. */
export function partsOf(email: string): { local: string; domain: string } {
  const at = email.lastIndexOf("@");
  return { local: email.slice(0, Math.max(0, at)), domain: email.slice(at + 1) };
}

/**
 * Returns the email under which a mailbox receives its mail: without the part behind a plus, and at Gmail without the
 * dots, which it ignores. Two contacts with one mailbox are likely one person; their emails stay distinct.
 */
export function mailboxOf(email: string): string {
  const { local, domain } = partsOf(email);
  const plus = local.indexOf("+");
  const base = plus > 0 ? local.slice(0, plus) : local;
  return google.has(domain) ? `${base.replaceAll(".", "")}@gmail.com` : `${base}@${domain}`;
}

/** Lists the plain emails of a mailbox. */
export function plainEmailsOf(email: string): string[] {
  const mailbox = mailboxOf(email);
  const { local, domain } = partsOf(mailbox);
  return domain === "gmail.com" ? [...google].map((one) => `${local}@${one}`) : [mailbox];
}
