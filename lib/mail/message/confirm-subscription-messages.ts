/** Holds what the request to confirm says; the words promise that doing nothing means no email. */
export const confirmMessages = {
  preview: "Press the button on the page to confirm. If you do nothing, you get no email.",
  button: "Open the confirmation page",
  /** Stands before the link itself. */
  link: "If the button does not work, open this link:",
} as const;

export function confirmTitle(siteName: string): string {
  return `Confirm your subscription to ${siteName}`;
}

export function confirmQuestion(siteName: string): string {
  return `Do you want email from ${siteName}?`;
}

/** Says what happened and how to say yes. */
export function confirmMessage(siteName: string): string {
  return `Your email was given to ${siteName} to receive its email. To say yes, open the page below and press the button there. Opening the page alone confirms nothing.`;
}

/** Says that no answer is a no, and until when the page takes a yes. `expiresAt` is in UTC milliseconds. */
export function untilMessage(expiresAt: number, timeZone: string): string {
  return `If you do not want this, do nothing: you will get no email. The page works until ${minuteOf(expiresAt, timeZone)}.`;
}

/** Says at the foot why the letter was sent, and that it tracks nothing. */
export function whyMessage(siteName: string): string {
  return `You get this message because this email was given to ${siteName}. It contains no tracking: nobody learns whether you opened it.`;
}

/** Says the minute in the site's own time zone, and names the zone. */
function minuteOf(at: number, timeZone: string): string {
  const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone });
  const time = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  });
  return `${date.format(at)} at ${time.format(at)}`;
}
