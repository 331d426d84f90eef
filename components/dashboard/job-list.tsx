"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { doingMessage } from "@/components/bulk-actions/bulk-action-messages";
import { bulkActionsQuery } from "@/components/bulk-actions/bulk-action-queries";
import { deletionsQuery } from "@/components/deletion/deletion-queries";
import { isActive, settledOf } from "@/components/deletion/deletion-standing";
import { Card } from "@/components/ui/card";
import { useFormats } from "@/components/ui/use-formats";
import type { RunningWork } from "@/lib/dashboard/dashboard-view";
import { dashboardLabels, deletingMessage, emptyMessages, runningMessage } from "./dashboard-messages";

const pages: Record<RunningWork["kind"], string> = { import: "/imports", broadcast: "/broadcasts" };

/** Lists every job under way, each leading to its page. */
export function JobList({ running }: { running: RunningWork[] }) {
  const format = useFormats();
  const deletions = useQuery(deletionsQuery).data?.deletions ?? [];
  const bulkActions = useQuery(bulkActionsQuery).data?.jobs ?? [];
  const jobs = [
    ...deletions.filter(isActive).map((one) => ({
      key: `deletion:${one.id}`,
      href: `/deletions/${one.id}`,
      message: deletingMessage(format, settledOf(one), one.contactCount),
    })),
    ...bulkActions
      .filter(({ status }) => status === "running")
      .map((one) => ({
        key: `bulk-action:${one.id}`,
        href: "/settings/history",
        message: doingMessage(format, one),
      })),
    ...running.map((one) => ({
      key: `${one.kind}:${one.id}`,
      href: `${pages[one.kind]}/${one.id}`,
      message: runningMessage(format, one),
    })),
  ];
  return (
    <Card title={dashboardLabels.underWay}>
      {jobs.length === 0 ? (
        <p className="text-sm text-ink-soft">{emptyMessages.underWay}</p>
      ) : (
        <ul className="divide-y divide-border text-sm">
          {jobs.map(({ key, href, message }) => (
            <li key={key} className="py-2 tabular-nums first:pt-0 last:pb-0">
              <Link href={href} prefetch={false} className="wrap-anywhere hover:underline">
                {message}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
