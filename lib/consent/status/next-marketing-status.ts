import type { MarketingStatus } from "./marketing-status";

/**
 * Is what an arrival says about marketing email, and on whose word. `claimed`: the owner states that the person
 * consented elsewhere. The last three say that the person left, or that their mail came back.
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
  /** Is undefined for someone who is not a contact. */
  current: MarketingStatus | undefined;
  /** Is true for an email that was erased from this site, or left by one of its contacts, and not confirmed since. */
  isErased: boolean;
}

type Leaving = "unsubscribed" | "bounced" | "complained";

const outRanks: Partial<Record<MarketingStatus, number>> = { bounced: 1, unsubscribed: 2, complained: 3 };

/** Ranks how strongly someone opted out, 0 for not at all. An arrival may raise it, never lower it. */
export function optOutRank(status: MarketingStatus): number {
  return outRanks[status] ?? 0;
}

export function hasLeft(status: MarketingStatus): status is Leaving {
  return optOutRank(status) > 0;
}

/** Tells whether an arrival says that someone left, or that their mail came back. */
export function isLeaving(wish: MarketingWish): wish is Leaving {
  return wish === "unsubscribed" || wish === "bounced" || wish === "complained";
}

/**
 * Returns the marketing status after an arrival. Whoever asks is pending until they confirm. A claim subscribes at
 * once only someone of whom nothing is known. Whoever unsubscribed, bounced or complained stays so until they
 * confirm, because anyone can type their email.
 */
export function nextMarketingStatus({ current, isErased }: Standing, wish: MarketingWish): MarketingStatus {
  const before = current ?? "never_subscribed";
  if (wish === "none") return isErased && before === "subscribed" ? "never_subscribed" : before;
  if (isLeaving(wish)) return optOutRank(wish) > optOutRank(before) ? wish : before;
  if (before === "subscribed") return isErased ? "pending" : before;
  if (before === "pending") return before;
  if (before === "never_subscribed") return wish === "claimed" && !isErased ? "subscribed" : "pending";
  return before;
}

/**
 * Tells whether an arrival sends an opt-in request. A person gets one each time they ask, except after a complaint;
 * an owner or a program asks once, when it makes someone pending.
 */
export function asksToConfirm(
  wish: MarketingWish,
  before: MarketingStatus | undefined,
  after: MarketingStatus,
): boolean {
  if (wish === "asked_by_person")
    return after === "pending" || after === "unsubscribed" || after === "bounced";
  return (wish === "asked_by_owner" || wish === "claimed") && after === "pending" && before !== "pending";
}
