import type { BadgeTone } from "@/components/ui/badge";
import type { OutboxMail } from "@/lib/mail/outgoing/list-outbox";

export const outboxStates: Record<OutboxMail["state"], { label: string; tone: BadgeTone }> = {
  sending: { label: "Sending", tone: "warning" },
  queued: { label: "Waiting", tone: "warning" },
  sent: { label: "Sent", tone: "success" },
  failed: { label: "Failed", tone: "danger" },
  unsent: { label: "Not sent: no mail server", tone: "warning" },
};

export const outboxLabels = {
  messages: "Messages",
  broadcast: "Broadcast",
  optIn: "Request to confirm",
  read: "Read it",
} as const;

/** Says of the outbox and its letters what stands where, with elements in the braces. */
export const outboxMessages = {
  nothingSent: "Nothing was sent yet",
  nothingWaits: "Nothing waits to be sent",
  empty: "Someone who asks for marketing email is first sent a request to confirm. It appears here.",
  sentTo: "To {to} · {at}",
} as const;

export const outboxWaits: Record<NonNullable<OutboxMail["waitsFor"]>, string> = {
  deletion: "It waits, because this contact is being deleted. It goes only if the deletion is stopped.",
  site_ending: "It waits, because this site is being deleted. It goes only if you keep the site.",
};
