import type { BroadcastAudience } from "@/lib/broadcasts/broadcast-view";
import { contactsOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

export const formLabels = {
  cancel: "Cancel",
  keep: "Save as draft",
  toOutbox: "Save to outbox",
  send: "Send",
  see: "See it",
  without: "Who will not get it",
} as const;

export const formMessages = {
  counting: "Counting who will get it…",
  kept: "Saved as a draft under Broadcasts.",
  noServer:
    "Save it as a draft and send it once one is set. In the outbox it can be read, and goes to nobody, also later.",
  sendingUnanswered: "We lost the connection. Look under Broadcasts before you try again.",
  keepingUnanswered: "We lost the connection. Nothing was saved.",
  allSubscribed: "All of them are subscribed.",
} as const;

const reasonLabels: Record<BroadcastAudience["without"][number]["reason"], string> = {
  unsubscribed: "unsubscribed",
  never_subscribed: "never subscribed",
  pending: "have not confirmed yet",
  bounced: "bounced: their email does not take mail",
  complained: "complained about mail before",
  being_erased: "are being deleted",
};

/** Says that it is on its way, or that nothing left without a mail server. */
export function sentMessage(format: Formats, count: number, hasServer: boolean): string {
  const who = contactsOf(format, count);
  return hasServer ? `Sending to ${who}.` : `Not sent to ${who}: no mail server.`;
}

/** Says how many of the selected get it. */
export function willGetMessage(
  format: Formats,
  { willGetCount, selectedCount }: Pick<BroadcastAudience, "willGetCount" | "selectedCount">,
): string {
  return `${format.count(willGetCount)} of ${format.count(selectedCount)} will get it.`;
}

/** Says how many do not get it for one reason. */
export function withoutMessage(
  format: Formats,
  { reason, count }: BroadcastAudience["without"][number],
): string {
  return `${format.count(count)} will not: ${reasonLabels[reason]}`;
}
