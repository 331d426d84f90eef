/** Names the link by which a reader stops further letters. */
export const unsubscribeLabel = "Unsubscribe";

/** Says at the foot of a broadcast why it was sent. */
export function whyMessage(siteName: string): string {
  return `You get this email because you subscribed to ${siteName}.`;
}

/** Stands before the link to unsubscribe. */
export const stopMessage = "You can stop at any time:";
