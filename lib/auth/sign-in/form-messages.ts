import type { SetUpField } from "@/lib/auth/accounts/set-up";
import { weaknessMessages } from "@/lib/auth/passwords/password-messages";
import { unexpectedMessage } from "@/lib/values/unexpected-message";
import { waitLabel } from "./wait-label";

/** Says what each box of the set-up needs, when it was left empty or does not fit. */
export const setUpMessages: Record<SetUpField, string> = {
  name: "Type your name, in at most 200 characters.",
  siteName: "Type the name of your site, in at most 200 characters.",
  email: "Type an email address, such as name@example.com.",
  password: weaknessMessages.too_short,
};

/** Says why the set-up was refused, whatever was typed. */
export const setUpLinkProblem =
  "This link no longer works. Open the one that Farewell printed when it started last.";

/** Is printed at each start of an instance that nobody owns. */
export function setUpLinkMessage(link: string): string {
  return `
  Nobody owns this instance yet. To create the site and become its owner, open:

    ${link}

  The link works until somebody has used it, or until the next start, which prints another.

`;
}

export const signInMessages = {
  incomplete: "Type your email and your password.",
  wrong: "Email or password is wrong.",
  tooMany: (waitMs: number) => `Too many wrong passwords. Wait ${waitLabel(waitMs)}.`,
  unexpected: unexpectedMessage,
};
