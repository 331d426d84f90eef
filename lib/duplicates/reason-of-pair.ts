import type { DuplicateReason } from "@/db/schema";
import { isOneSlip } from "./is-one-slip";
import { providers } from "./mail-providers";
import { mailboxOf, partsOf } from "./mailbox";

/** Is what two contacts are compared by. */
export interface Likeness {
  /** Is the folded name; empty for a contact without one. */
  name: string;
  email: string;
  /** Lists phone numbers by their last digits. */
  phones: readonly string[];
}

const leastLocalPart = 3;

/** Says why two contacts may be one person, by the strongest reason; undefined when nothing speaks for it. */
export function reasonOfPair(one: Likeness, other: Likeness): DuplicateReason | undefined {
  if (mailboxOf(one.email) === mailboxOf(other.email)) return "same_mailbox";
  const [own, others] = [partsOf(one.email), partsOf(other.email)];
  const isSameLocalPart = own.local === others.local;
  if (isSameLocalPart && isTypoOfOther(own.domain, others.domain)) return "mistyped_domain";
  if (one.name === "" || one.name !== other.name) return undefined;
  if (isSameLocalPart) return "same_name_and_local_part";
  const isLong = Math.min(own.local.length, others.local.length) >= leastLocalPart;
  if (own.domain === others.domain && isLong && isOneSlip(own.local, others.local)) return "near_email";
  return one.phones.some((phone) => other.phones.includes(phone)) ? "same_phone" : undefined;
}

function isTypoOfOther(one: string, other: string): boolean {
  return isTypoOf(one, other) || isTypoOf(other, one);
}

/** Tells whether a domain is one slip away from that of a large provider, and no provider's itself. */
function isTypoOf(domain: string, provider: string): boolean {
  return providers.has(provider) && !providers.has(domain) && isOneSlip(domain, provider);
}
