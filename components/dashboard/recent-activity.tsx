"use client";

import Link from "next/link";
import { timelineMessage } from "@/components/contacts/profile/timeline/timeline-messages";
import { Card } from "@/components/ui/card";
import { Initials } from "@/components/ui/initials";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { LatestActivity } from "@/lib/dashboard/dashboard-view";
import { dashboardLabels, emptyMessages } from "./dashboard-messages";

/** Lists what contacts did last, one line for each of those who were active last. */
export function RecentActivity({ activity }: { activity: LatestActivity[] }) {
  const format = useFormats();
  return (
    <Card title={dashboardLabels.activity}>
      {activity.length === 0 ? (
        <p className="text-sm text-ink-soft">{emptyMessages.activity}</p>
      ) : (
        <ul className="divide-y divide-border text-sm">
          {activity.map(({ contactId, name, email, entry }) => (
            <li key={contactId} className="flex items-center gap-3 py-2.5 first:pt-0 last:pb-0">
              <Initials name={name} email={email} />
              <div className="min-w-0 flex-1">
                <Link
                  href={`/contacts/${contactId}`}
                  prefetch={false}
                  className="block truncate font-medium hover:underline"
                >
                  <bdi>{name || email}</bdi>
                </Link>
                <p className="truncate text-ink-soft" title={timelineMessage(format, entry)}>
                  {timelineMessage(format, entry)}
                </p>
              </div>
              <span className="shrink-0 text-ink-soft">
                <RelativeTime at={entry.createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
