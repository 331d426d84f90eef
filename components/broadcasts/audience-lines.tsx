import { useFormats } from "@/components/ui/use-formats";
import type { BroadcastAudience } from "@/lib/broadcasts/broadcast-view";

const reasons: Record<BroadcastAudience["without"][number]["reason"], string> = {
  unsubscribed: "unsubscribed",
  never_subscribed: "never subscribed",
  pending: "have not confirmed yet",
  bounced: "bounced: their address does not take mail",
  complained: "complained about mail before",
  being_erased: "are being deleted",
};

/** How many of those selected will get it, and how many will not and why. */
export function AudienceLines({ audience }: { audience: BroadcastAudience }) {
  const format = useFormats();
  const { selectedCount, willGetCount, without } = audience;
  return (
    <div className="rounded-lg bg-muted px-4 py-3 text-sm">
      <p>
        <strong className="font-semibold">
          {format.count(willGetCount)} of {format.count(selectedCount)} will get it.
        </strong>{" "}
        {willGetCount === selectedCount && "All of them are subscribed."}
      </p>
      {without.length > 0 && (
        <ul aria-label="Who will not get it" className="mt-1.5 space-y-0.5 text-ink-soft">
          {without.map(({ reason, count }) => (
            <li key={reason}>
              {format.count(count)} will not: {reasons[reason]}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
