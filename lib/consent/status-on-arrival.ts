import type { MarketingStatus } from "@/lib/contacts/marketing-status";

/** What someone's arrival says about marketing e-mail, and on whose word. */
export type MarketingWish = "none" | "asked_by_person" | "asked_by_owner";

interface Standing {
  /** Undefined for someone who is not a contact. */
  current: MarketingStatus | undefined;
  /** Erased from this site, and not confirmed since. */
  isErased: boolean;
}

/**
 * The marketing status after an arrival through any door. Nobody becomes subscribed by it: whoever asks is
 * pending until they confirm. Who has left, bounced or complained comes back only by asking themselves, and who
 * complained not even so. Someone who was erased starts with nothing.
 */
export function statusOnArrival({ current, isErased }: Standing, wish: MarketingWish): MarketingStatus {
  const before = current ?? "never_subscribed";
  if (wish === "none") return isErased && before === "subscribed" ? "never_subscribed" : before;
  if (before === "complained") return before;
  if (before === "subscribed") return isErased ? "pending" : before;
  if (before === "never_subscribed" || before === "pending") return "pending";
  return wish === "asked_by_person" ? "pending" : before;
}
