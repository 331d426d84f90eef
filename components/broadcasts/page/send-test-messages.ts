export const testLabels = { send: "Send test", sending: "Sending test…" } as const;

export const testUnansweredMessage = "We lost the connection. Look into your mailbox before you try again.";

/** Says where a test letter went. */
export function testSentMessage(to: string): string {
  return `Test sent to ${to}. Look in your spam folder too.`;
}
