import { type SendingView, sendingTimeMs } from "@/lib/mail/sending/sending-view";
import { contactsOf } from "@/lib/values/count-words";
import { durationLabel } from "@/lib/values/duration-label";
import type { Formats } from "@/lib/values/formats";

export const unansweredMessage = "We lost the connection. Try again.";

/** Says how long so many letters take at the pace of the site. */
export function paceMessage(
  format: Formats,
  { mailsPerSecond }: Pick<SendingView, "mailsPerSecond">,
  recipientCount: number,
): string {
  const duration = durationLabel(format, sendingTimeMs(recipientCount, mailsPerSecond));
  return `At ${format.count(mailsPerSecond)} a second this takes ${duration}.`;
}

/** Names the button that sends, by how many get it. */
export function sendToLabel(format: Formats, count: number): string {
  return `Send to ${contactsOf(format, count)}`;
}
