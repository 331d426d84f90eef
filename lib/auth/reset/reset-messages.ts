import { weaknessMessages } from "@/lib/auth/passwords/password-messages";
import type { PasswordWeakness } from "@/lib/auth/passwords/weakness-of";
import { unexpectedMessage } from "@/lib/values/unexpected-message";

export const resetMessages = {
  email: "Type an email address, such as name@example.com.",
  asked:
    "If somebody signs in with this email, a link is on its way to it. If none comes, ask whoever runs the server: they can set a new password with “farewell reset-password”.",
  tooOften: "Too many tries. Wait a minute, and try again.",
  over: "This link no longer works. Ask for another one.",
  undecided: "Choose whether your passkeys stay.",
  unexpected: unexpectedMessage,
} as const;

type ResetRefusal =
  | { refusal: "link_over" | "passkeys_undecided" }
  | { refusal: "weak_password"; weakness: PasswordWeakness };

/** Says why no password was set. */
export function resetRefusalMessage(refused: ResetRefusal): string {
  if (refused.refusal === "weak_password") return weaknessMessages[refused.weakness];
  return refused.refusal === "link_over" ? resetMessages.over : resetMessages.undecided;
}
