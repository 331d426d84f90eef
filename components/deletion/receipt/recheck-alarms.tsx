"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { problemOf } from "@/components/data/action-problem";
import { IfMay } from "@/components/roles/role-provider";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import { askRecheckAgainAction, settleRecheckAction } from "@/lib/billing/actions";
import { paymentRefusalMessage } from "@/lib/billing/refusal-messages";
import type { RecheckAlarm } from "@/lib/deletion/receipt/deletion-view";
import { refreshDeletions } from "../deletion-queries";
import { alarmLabel, alarmLabels, alarmMessages, stopAlarmLabel } from "./alarm-messages";
import { StoppedItMyself } from "./stopped-it-myself";

interface RecheckAlarmsProps {
  alarms: RecheckAlarm[];
  title: string;
  /** Is left out on the receipt itself. */
  linksReceipts?: boolean;
}

/** Lists people who were erased, and for whom the provider shows something that still bills them. */
export function RecheckAlarms({ alarms, title, linksReceipts = false }: RecheckAlarmsProps) {
  if (alarms.length === 0) return null;
  return (
    <section
      aria-labelledby="still-billed"
      className="rounded-xl border border-warning/40 bg-warning-soft p-5 print:hidden"
    >
      <h2 id="still-billed" className="flex items-center gap-2 font-semibold">
        <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warning" />
        {title}
      </h2>
      <p className="mt-1 text-sm">{alarmMessages.still}</p>
      <ul className="mt-3 divide-y divide-border text-sm">
        {alarms.map(({ id, jobId, reason, providerUrl, erasedAt }) => (
          <li key={id} className="py-3 last:pb-0">
            <p>
              {reason}{" "}
              <span className="text-ink-soft">
                <Filled message={alarmMessages.deletedAt} with={{ at: <Time isExact at={erasedAt} /> }} />
              </span>
            </p>
            <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
              <IfMay do="deletions.resolve" orSay>
                <AskRecheckAgain recheckId={id} />
              </IfMay>
              <IfMay do="deletions.vouch">
                <SettleRecheck recheckId={id} />
              </IfMay>
              {providerUrl && (
                <a href={providerUrl} target="_blank" rel="noreferrer">
                  {alarmLabels.openStripe}
                </a>
              )}
              {linksReceipts && jobId !== null && (
                <Link href={`/deletions/${jobId}`}>{alarmLabels.receipt}</Link>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asks Stripe at once to stop everything that still bills an erased person. */
function AskRecheckAgain({ recheckId }: { recheckId: number }) {
  const client = useQueryClient();
  const ask = useMutation({
    mutationFn: () => askRecheckAgainAction({ recheckId }),
    onSuccess: (result) => {
      if (result.ok) toast.success(alarmMessages.stopping);
      else toast.error(paymentRefusalMessage(result));
      return refreshDeletions(client);
    },
    onError: () => toast.error(alarmMessages.unanswered),
  });
  return (
    <Button
      aria-label={stopAlarmLabel(recheckId)}
      isBusy={ask.isPending}
      aria-busy={ask.isPending}
      onClick={() => {
        if (!ask.isPending) ask.mutate();
      }}
    >
      {alarmLabels.stop}
    </Button>
  );
}

/** Lets an owner say that they stopped at Stripe what still billed someone erased. */
function SettleRecheck({ recheckId }: { recheckId: number }) {
  const client = useQueryClient();
  const settle = useMutation({
    mutationFn: (reason: string) => settleRecheckAction({ recheckId, reason }),
    onSuccess: (result) => (result.ok ? refreshDeletions(client) : undefined),
  });
  return (
    <StoppedItMyself
      of={alarmLabel(recheckId)}
      description={alarmMessages.settle}
      confirm={alarmLabels.settle}
      isPending={settle.isPending}
      problem={problemOf(settle, paymentRefusalMessage, alarmMessages.unchanged)}
      onReason={async (reason) => (await settle.mutateAsync(reason)).ok}
    />
  );
}
