import type { MarketingStatus } from "@/db/schema";

export type { MarketingStatus };

/** Safe in the browser, unlike the schema. In the order a choice offers them. */
export const marketingStatusNames: Record<MarketingStatus, string> = {
  subscribed: "Subscribed",
  pending: "Pending",
  unsubscribed: "Unsubscribed",
  never_subscribed: "Never subscribed",
  bounced: "Bounced",
  complained: "Complained",
};

export const marketingStatusChoices = Object.keys(marketingStatusNames) as MarketingStatus[];
