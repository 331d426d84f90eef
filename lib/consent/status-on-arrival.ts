import type { MarketingStatus } from "@/lib/contacts/marketing-status";

/**
 * What someone's arrival says about marketing e-mail, and on whose word. `claimed`: the owner states that the
 * person consented elsewhere. The last three say that the person left, or that their mail came back.
 */
export type MarketingWish =
  | "none"
  | "asked_by_person"
  | "asked_by_owner"
  | "claimed"
  | "unsubscribed"
  | "bounced"
  | "complained";

interface Standing {
  /** Undefined for someone who is not a contact. */
  current: MarketingStatus | undefined;
  /** Erased from this site, and not confirmed since. */
  isErased: boolean;
}

/** How far out someone is. Nothing that arrives brings them nearer, except what they ask for themselves. */
const outness: Partial<Record<MarketingStatus, number>> = { bounced: 1, unsubscribed: 2, complained: 3 };

/**
 * The marketing status after an arrival through any door. Whoever asks is pending until they confirm. Only a
 * claim subscribes at once, and only someone of whom nothing is known: it overrides no erasure, no unsubscribe
 * and no open request. Who has left, bounced or complained comes back only by asking themselves, and who
 * complained not even so. Someone who was erased starts with nothing.
 */
export function statusOnArrival({ current, isErased }: Standing, wish: MarketingWish): MarketingStatus {
  const before = current ?? "never_subscribed";
  if (wish === "none") return isErased && before === "subscribed" ? "never_subscribed" : before;
  if (wish === "unsubscribed" || wish === "bounced" || wish === "complained")
    return (outness[wish] ?? 0) > (outness[before] ?? 0) ? wish : before;
  if (before === "complained") return before;
  if (before === "subscribed") return isErased ? "pending" : before;
  if (before === "pending") return before;
  if (before === "never_subscribed") return wish === "claimed" && !isErased ? "subscribed" : "pending";
  return wish === "asked_by_person" ? "pending" : before;
}
