import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import type { OutboxMail } from "@/lib/mail/outgoing/list-outbox";
import { outboxLabels, outboxMessages, outboxStates, outboxWaits } from "./outbox-messages";

export function OutboxList({ mails, hasMailServer }: { mails: OutboxMail[]; hasMailServer: boolean }) {
  if (mails.length === 0)
    return (
      <EmptyState title={hasMailServer ? outboxMessages.nothingSent : outboxMessages.nothingWaits}>
        {outboxMessages.empty}
      </EmptyState>
    );
  return (
    <ul
      aria-label={outboxLabels.messages}
      className="divide-y divide-border rounded-xl border border-border bg-surface"
    >
      {mails.map(({ id, kind, to, state, subject, text, problem, waitsFor, createdAt }) => (
        <li key={id} className="p-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <span className="font-medium wrap-anywhere">
              {subject ?? (kind === "marketing" ? outboxLabels.broadcast : outboxLabels.optIn)}
            </span>
            <Badge tone={outboxStates[state].tone}>{outboxStates[state].label}</Badge>
          </div>
          <p className="text-sm text-ink-soft wrap-anywhere">
            <Filled message={outboxMessages.sentTo} with={{ to, at: <Time isExact at={createdAt} /> }} />
          </p>
          {waitsFor && <p className="mt-1 text-sm text-ink-soft">{outboxWaits[waitsFor]}</p>}
          {problem && <p className="mt-1 text-sm text-danger">{problem}</p>}
          {text && (
            <details className="mt-2 text-sm">
              <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent">
                {outboxLabels.read}
              </summary>
              <p className="mt-2 whitespace-pre-wrap wrap-anywhere">{text}</p>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
