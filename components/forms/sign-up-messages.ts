/** Holds what stands on a form that visitors fill in. */
export const signUpLabels = {
  name: "Name",
  email: "Email",
  trap: "Website",
} as const;

/** Holds what a form tells visitors whoever they are. */
export const signUpMessages = {
  tooMany: "Too many sign-ups at once. Please try again in a minute.",
  solving:
    "Many people are signing up right now. Your browser checks that you are one of them; it takes a moment.",
  closed: "This form is closed.",
  whatFollows: "We email you a link to confirm first. You can unsubscribe at any time.",
} as const;

/** Asks for the consent that the button gives. */
export function consentLabel(siteName: string): string {
  return `Yes, send me email from ${siteName}`;
}

/** Thanks someone, and says what they get; `leaves` is false while the site cannot send email. */
export function thanksMessage(siteName: string, leaves: boolean): string {
  return leaves
    ? `Thank you. Check your mail: a message from ${siteName} has a button to confirm. You get email only after you press it. If you confirmed before, you are done.`
    : `Thank you. ${siteName} can’t send email yet. When it can, you get a message with a button to confirm, and email only after you press it.`;
}

/** Says what a field expects, such as "an email". */
export function expectedMessage(expected: string): string {
  return `Type ${expected}.`;
}

export function unexpectedMessage(reference: string): string {
  return `That didn’t work. Please try again. Reference: ${reference}`;
}
