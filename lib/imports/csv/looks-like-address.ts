import { parseEmail } from "@/lib/contacts/email-address";

/** Whether a whole cell is written like an e-mail address. A guess about files; never a validation. */
export function looksLikeAddress(cell: string): boolean {
  return parseEmail(cell, { from: "list" }).ok;
}
