import { type ProofRefusal, proofMessages } from "@/lib/auth/fresh/proof-messages";
import { weaknessMessages } from "@/lib/auth/passwords/password-messages";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import { signInMessages } from "@/lib/auth/sign-in/form-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import type { EmailChangeRefusal } from "./ask-email-change";
import type { WeakPassword } from "./change-password";
import type { PasswordRefusal } from "./check-password";
import type { EndAccountRefusal } from "./end-account";
import type { EndSessionRefusal } from "./end-sessions";

export type AccountRefusal =
  | ActionRefusal
  | EmailChangeRefusal
  | EndAccountRefusal
  | ProofRefusal
  | EndSessionRefusal
  | PasswordRefusal
  | WeakPassword;

/** Says what each box of the account page needs. */
const fieldMessages: Record<string, string> = {
  name: "Type a name of at most 200 characters.",
  email: "Type an email address, such as name@example.com.",
  password: "Type your password.",
  present: "Type your present password.",
};

/** Says why nothing was changed about an account. */
export const accountRefusalMessage = refusalMessages<AccountRefusal>({
  ...proofMessages,
  last_owner: ({ siteName }) =>
    `You are the only owner of ${siteName}. Make somebody else an owner first, or delete the site.`,
  invalid_input: ({ field }) => fieldMessages[field] ?? "Check what you typed, and try again.",
  wrong_password: () => "This is not your present password. Nothing was changed.",
  too_many_guesses: ({ waitMs }) => signInMessages.tooMany(waitMs),
  weak_password: ({ weakness }) => weaknessMessages[weakness],
  same_email: () => "You sign in with this email already.",
  email_taken: () => "Somebody signs in with this email already. Choose another.",
  session_not_found: () => "This session has ended already.",
});
