import type { MarketingStatus } from "@/db/schema";

export type { MarketingStatus };

/** Names the statuses in the order in which a choice offers them. */
export const marketingStatusNames: Record<MarketingStatus, string> = {
  subscribed: "Subscribed",
  pending: "Pending",
  unsubscribed: "Unsubscribed",
  never_subscribed: "Never subscribed",
  bounced: "Bounced",
  complained: "Complained",
};

export const marketingStatusChoices = Object.keys(marketingStatusNames) as MarketingStatus[];
