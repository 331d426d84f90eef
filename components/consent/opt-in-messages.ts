import type { OptInAnswer, OptInRefusal } from "@/lib/consent/confirm-opt-in";

export const optInMessages: Record<OptInAnswer, string> = {
  unconfirmed: "Press the button to get email. If you do nothing, you get none.",
  confirmed: "Confirmed. You can close this page.",
  too_many: "That was too often. Try again in a minute.",
  unexpected: "That didn’t work. Try again in a minute.",
  expired: "It was good for a week. Sign up again to get a new one.",
  signed_in:
    "You are signed in to the site here, and only the person themselves can confirm. Open the link in a private window.",
  not_found: "There is nothing left to confirm, and nothing is sent to you. You can close this page.",
};

/** Says what is recorded when an owner confirms by a link out of the outbox. */
export const ownersOptInMessage = "Recorded as “confirmed by the owner, no mail server”.";

/** Names the page in the window's title, by its site where there is one. */
export function confirmWindowTitle(siteName: string | undefined): string {
  return siteName === undefined ? "Confirm" : `Confirm · ${siteName}`;
}

/** Says whose email is about to be confirmed, or why it cannot be. */
export function confirmTitle(found: { ok: true; siteName: string } | OptInRefusal): string {
  if (found.ok) return `Email from ${found.siteName}`;
  return found.refusal === "signed_in"
    ? "Open this link in a private window"
    : "This link doesn’t work any more";
}
