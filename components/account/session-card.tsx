"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { problemOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { endOtherSessionsAction, endSessionAction } from "@/lib/auth/account/actions";
import type { SessionView } from "@/lib/auth/account/list-sessions";
import { accountRefusalMessage } from "@/lib/auth/account/refusal-messages";
import { accountPageLabels, endLabel, placeLabel } from "./account-labels";
import { accountPageMessages, endedMessage } from "./account-messages";

/** Lists where one is signed in, and ends what is not this browser. */
export function SessionCard({ sessions }: { sessions: SessionView[] }) {
  const router = useRouter();
  const format = useFormats();
  const end = useMutation({
    mutationFn: (sessionId: string) => endSessionAction({ sessionId }),
    onSuccess: (result) => {
      if (result.ok) toast.success(endedMessage(1));
      router.refresh();
    },
  });
  const endOthers = useMutation({
    mutationFn: () => endOtherSessionsAction({}),
    onSuccess: (result) => {
      if (result.ok) toast.success(endedMessage(result.endedSessions));
      router.refresh();
    },
  });
  const isBusy = end.isPending || endOthers.isPending;
  return (
    <Card title={accountPageLabels.sessions}>
      <ul className="divide-y divide-border text-sm">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <span className="min-w-0">
              <span className="font-medium">{placeLabel(session)}</span>{" "}
              {session.isOwn && <Badge>{accountPageLabels.thisSession}</Badge>}
              <span className="block text-ink-soft">
                <Filled
                  message={session.address ? accountPageMessages.sinceFrom : accountPageMessages.since}
                  with={{ since: <Time isExact at={session.since} />, address: session.address }}
                />
              </span>
            </span>
            {!session.isOwn && (
              <Button
                aria-label={endLabel(session, format.dateTime(session.since))}
                isBusy={isBusy}
                onClick={() => !isBusy && end.mutate(session.id)}
              >
                {accountPageLabels.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {problemOf(end, accountRefusalMessage) ?? problemOf(endOthers, accountRefusalMessage)}
      </p>
      {sessions.length > 1 && (
        <Button className="mt-4" isBusy={isBusy} onClick={() => !isBusy && endOthers.mutate()}>
          {accountPageLabels.endOthers}
        </Button>
      )}
    </Card>
  );
}
