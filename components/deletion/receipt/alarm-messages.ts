/** Holds the buttons and links of an alarm. */
export const alarmLabels = {
  stop: "Stop it now",
  settle: "Settle on my word",
  openStripe: "Open in Stripe",
  receipt: "See the receipt",
} as const;

/** Says what an alarm means, what its ways out do, and what became of them; an element stands where braces are. */
export const alarmMessages = {
  ofOne: "Still billed after the deletion",
  ofAll: "Still billed after a deletion",
  still:
    "These people are deleted here, but something at Stripe can still charge them. Farewell keeps trying to stop it; you can also stop it at Stripe.",
  deletedAt: "Deleted {at}.",
  stopping: "Asking Stripe to stop it. It leaves this list once it has.",
  settle:
    "This is then settled on your word. Stripe is not asked about it again, and its link to Stripe is forgotten here.",
  unchanged: "The server did not answer. Nothing was changed.",
  unanswered: "The server did not answer. Try again in a moment.",
} as const;

/** Names an alarm without naming anyone. */
export function alarmLabel(id: number): string {
  return `alarm ${id}`;
}

/** Names the button that stops an alarm, apart from the same button of the next. */
export function stopAlarmLabel(id: number): string {
  return `${alarmLabels.stop}, ${alarmLabel(id)}`;
}
