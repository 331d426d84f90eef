export const sendLabels = {
  send: "Send",
  sendNow: "Send now",
  notYet: "Not yet",
} as const;

export const sendMessages = {
  nobody: "Nobody of them is subscribed, so nobody would get it.",
  whoGets:
    "Only those who are subscribed at this moment get it. You can stop it on the way, but emails that have left cannot be called back.",
  noServer: "Your draft is kept until then.",
  unanswered: "We lost the connection. Reload the page before you try again.",
} as const;

/** Asks whether a broadcast goes out. */
export function sendTitle(subject: string): string {
  return `Send “${subject}” now?`;
}

/** Says whom a broadcast is for: "To: Customers." */
export function toMessage(audience: string): string {
  return `To: ${audience}.`;
}
