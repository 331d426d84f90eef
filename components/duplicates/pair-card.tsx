"use client";

import Link from "next/link";
import { StatusBadge } from "@/components/contacts/status-badge";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { DuplicatePair, DuplicateSide } from "@/lib/duplicates/duplicate-view";
import { duplicateLabels, pairLabel, reasonLabels } from "./duplicate-labels";
import { holdingMessage } from "./duplicate-messages";

interface PairCardProps {
  pair: DuplicatePair;
  onMerge(from: HTMLElement): void;
  onDismiss(): void;
}

/** Shows two contacts side by side that may be one person, with what to do about it. */
export function PairCard({ pair, onMerge, onDismiss }: PairCardProps) {
  const [one, other] = pair.contacts;
  const both = pairLabel(pair.contacts);
  return (
    <li data-pair={pair.id} className="rounded-xl border border-border bg-surface p-4 sm:p-5">
      <p className="mb-3">
        <Badge>{reasonLabels[pair.reason]}</Badge>
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Side side={one} />
        <Side side={other} />
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          aria-label={`${duplicateLabels.merge} ${both}`}
          onClick={({ currentTarget }) => onMerge(currentTarget)}
        >
          {duplicateLabels.merge}
        </Button>
        <Button variant="ghost" aria-label={`${duplicateLabels.dismiss}: ${both}`} onClick={onDismiss}>
          {duplicateLabels.dismiss}
        </Button>
      </div>
    </li>
  );
}

function Side({ side }: { side: DuplicateSide }) {
  const format = useFormats();
  const { id, name, email, marketingStatus, createdAt, lastActivityAt } = side;
  return (
    <div className="min-w-0 space-y-1 text-sm">
      <p className="font-medium">
        <Link href={`/contacts/${id}`} prefetch={false} className="wrap-anywhere">
          {name || email}
        </Link>
      </p>
      <p className="text-ink-soft wrap-anywhere">{name ? email : duplicateLabels.noName}</p>
      <StatusBadge status={marketingStatus} />
      <p className="text-ink-soft">{holdingMessage(format, side)}</p>
      <p className="text-ink-soft">
        {duplicateLabels.added} <RelativeTime at={createdAt} />
        {duplicateLabels.lastSeen} <RelativeTime at={lastActivityAt} />
      </p>
    </div>
  );
}
