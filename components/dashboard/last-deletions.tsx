"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { deletionsQuery } from "@/components/deletion/deletion-queries";
import { DeletionStatusBadge } from "@/components/deletion/deletion-status-badge";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { Skeleton } from "@/components/ui/skeleton";
import { useFormats } from "@/components/ui/use-formats";
import { dashboardLabels, deletedOfMessage, emptyMessages } from "./dashboard-messages";

const mostListed = 4;

/** Lists the newest deletions, each leading to its receipt. */
export function LastDeletions() {
  const format = useFormats();
  const { data } = useQuery(deletionsQuery);
  const deletions = (data?.deletions ?? []).slice(0, mostListed);
  return (
    <Card title={dashboardLabels.lastDeletions}>
      {!data ? (
        <Skeleton className="w-2/3" />
      ) : deletions.length === 0 ? (
        <p className="text-sm text-ink-soft">{emptyMessages.lastDeletions}</p>
      ) : (
        <>
          <ul className="divide-y divide-border text-sm">
            {deletions.map((deletion) => (
              <li key={deletion.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 first:pt-0">
                <Link
                  href={`/deletions/${deletion.id}`}
                  prefetch={false}
                  className="min-w-0 flex-1 basis-40 font-medium hover:underline"
                >
                  {deletedOfMessage(format, deletion)}
                </Link>
                <DeletionStatusBadge deletion={deletion} />
                <span className="text-ink-soft">
                  <RelativeTime at={deletion.finishedAt ?? deletion.confirmedAt} />
                </span>
              </li>
            ))}
          </ul>
          <p className="mt-3 text-sm">
            <Link href="/deletions" prefetch={false}>
              {dashboardLabels.allDeletions}
            </Link>
          </p>
        </>
      )}
    </Card>
  );
}
