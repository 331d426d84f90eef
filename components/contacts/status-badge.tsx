import { Badge, type BadgeTone } from "@/components/ui/badge";
import { type MarketingStatus, marketingStatusNames } from "@/lib/consent/status/marketing-status";

const tones: Record<MarketingStatus, BadgeTone> = {
  subscribed: "success",
  pending: "warning",
  unsubscribed: "neutral",
  never_subscribed: "neutral",
  bounced: "danger",
  complained: "danger",
};

export function StatusBadge({ status }: { status: MarketingStatus }) {
  return <Badge tone={tones[status]}>{marketingStatusNames[status]}</Badge>;
}
