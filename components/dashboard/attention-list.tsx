"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { deletionsQuery } from "@/components/deletion/deletion-queries";
import { Notice } from "@/components/ui/notice";
import { useFormats } from "@/components/ui/use-formats";
import { endingKeysMessage } from "@/lib/api-keys/key-messages";
import { waitingMessage } from "@/lib/deletion/approval/approval-messages";
import { alarmMessage, dashboardLabels, failedMessage, heldMessage } from "./dashboard-messages";

/** Says what waits for the owner, each with the page where it is settled. */
export function AttentionList({ endingKeys }: { endingKeys: number }) {
  const format = useFormats();
  const { data } = useQuery(deletionsQuery);
  const deletions = data?.deletions ?? [];
  const held = data?.held ?? [];
  const heldCount = held.reduce((sum, { needsAttentionCount }) => sum + needsAttentionCount, 0);
  const alarmCount = data?.alarms.length ?? 0;
  const waiting = data?.waiting ?? [];
  const failed = deletions.filter(({ status }) => status === "failed");
  const only = held.length === 1 ? held[0] : undefined;
  if (heldCount + alarmCount + waiting.length + failed.length + endingKeys === 0) return null;
  return (
    <section aria-label={dashboardLabels.attention} className="space-y-3">
      {heldCount > 0 && (
        <Notice
          tone="warning"
          title={heldMessage(format, heldCount)}
          action={
            <Link href={only ? `/deletions/${only.id}` : "/deletions"} prefetch={false}>
              {dashboardLabels.resolve}
            </Link>
          }
        />
      )}
      {waiting.length > 0 && (
        <Notice
          tone="warning"
          title={waitingMessage(format, waiting.length)}
          action={
            <Link href="/deletions" prefetch={false}>
              {dashboardLabels.seeWhich}
            </Link>
          }
        />
      )}
      {alarmCount > 0 && (
        <Notice
          tone="danger"
          title={alarmMessage(format, alarmCount)}
          action={
            <Link href="/deletions" prefetch={false}>
              {dashboardLabels.seeWhich}
            </Link>
          }
        />
      )}
      {failed.map(({ id, number }) => (
        <Notice
          key={id}
          tone="danger"
          title={failedMessage(number)}
          action={
            <Link href={`/deletions/${id}`} prefetch={false}>
              {dashboardLabels.seeWhy}
            </Link>
          }
        />
      ))}
      {endingKeys > 0 && (
        <Notice
          tone="warning"
          title={endingKeysMessage(format, endingKeys)}
          action={
            <Link href="/settings/api-keys" prefetch={false}>
              {dashboardLabels.seeWhich}
            </Link>
          }
        />
      )}
    </section>
  );
}
