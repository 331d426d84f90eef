export const sendEmailTitle = "Send email";

export const begunLabels = {
  anew: "Write a new one",
  goOn: "Go on with it",
} as const;

/** Asks whether a message that was begun for others is for these too. */
export function begunMessage(subject: string): string {
  return `You began ${subject ? `“${subject}”` : "a message"} for other contacts. Is it for these as well?`;
}
