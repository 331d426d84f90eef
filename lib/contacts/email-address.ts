import { domainToASCII } from "node:url";
import { z } from "zod";

/**
 * The one form in which an address is stored, compared and digested: trimmed, NFC, lower-case, domain in
 * ASCII (IDNA). Dots and plus parts are kept: whether they matter is the receiving server's business.
 */
export function normaliseEmail(address: string): string {
  const trimmed = address.trim().normalize("NFC").toLowerCase();
  const at = trimmed.lastIndexOf("@");
  if (at < 0) return trimmed;
  const domain = trimmed.slice(at + 1);
  return `${trimmed.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** An e-mail address as a person types it, normalised. */
export const emailAddress = z
  .string()
  .max(320, "an e-mail address of at most 320 characters")
  .transform(normaliseEmail)
  .refine((address) => /^[^\s@<>()",;:]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(address), {
    message: "an e-mail address such as name@example.com",
  });
