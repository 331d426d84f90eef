import { Badge, type BadgeTone } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { OutboxMail } from "@/lib/mail/outgoing/list-outbox";

const states: Record<OutboxMail["state"], { label: string; tone: BadgeTone }> = {
  sending: { label: "Sending", tone: "warning" },
  queued: { label: "Waiting", tone: "warning" },
  sent: { label: "Sent", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  unsent: { label: "Not sent: no mail server", tone: "warning" },
};

export function OutboxList({ mails, hasMailServer }: { mails: OutboxMail[]; hasMailServer: boolean }) {
  if (mails.length === 0)
    return (
      <EmptyState title={hasMailServer ? "Nothing was sent yet" : "Nothing waits to be sent"}>
        Someone who asks for marketing email is first sent a request to confirm. It appears here.
      </EmptyState>
    );
  return (
    <ul aria-label="Messages" className="divide-y divide-border rounded-xl border border-border bg-surface">
      {mails.map(({ id, kind, to, state, subject, text, problem, createdAt }) => (
        <li key={id} className="p-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <span className="font-medium wrap-anywhere">
              {subject ?? (kind === "marketing" ? "Broadcast" : "Request to confirm")}
            </span>
            <Badge tone={states[state].tone}>{states[state].label}</Badge>
          </div>
          <p className="text-sm text-ink-soft wrap-anywhere">
            To {to} · <Time isExact at={createdAt} />
          </p>
          {problem && <p className="mt-1 text-sm text-danger">{problem}</p>}
          {text && (
            <details className="mt-2 text-sm">
              <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent">
                Read it
              </summary>
              <p className="mt-2 whitespace-pre-wrap wrap-anywhere">{text}</p>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
