export const unsubscribeLabel = "Unsubscribe";

/** Names the page in the window's title, by its site where there is one. */
export function unsubscribeWindowTitle(siteName: string | undefined): string {
  return siteName === undefined ? "Unsubscribe" : `Unsubscribe · ${siteName}`;
}

export const unknownLinkMessages = {
  title: "You're not on this list",
  text: "This link no longer works, and nothing is sent to you. You can close this page.",
} as const;

export function unsubscribeTitle(siteName: string, isOut: boolean): string {
  return isOut ? "You are unsubscribed" : `Unsubscribe from ${siteName}?`;
}

export function unsubscribeMessage(siteName: string, isOut: boolean): string {
  return isOut
    ? `${siteName} won’t send you marketing email any more. You can close this page.`
    : `You won’t get marketing email from ${siteName} any more.`;
}

/** Are the answers to a mail program that unsubscribes with one click. */
export const oneClickMessages = {
  done: "Unsubscribed.",
  unknown: "Nothing is sent to you.",
  tooMany: "Too many links that do not work. Try again in a minute.",
} as const;

export function oneClickProblem(reference: string): string {
  return `Something went wrong. Reference: ${reference}`;
}
