import type { PasswordRefusal } from "@/lib/auth/account/check-password";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import { signInMessages } from "@/lib/auth/sign-in/form-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import type { PasskeyRefusal } from "./add-passkey";
import type { PasskeyNotFound } from "./remove-passkey";

export type AnyPasskeyRefusal = ActionRefusal | PasskeyRefusal | PasswordRefusal | PasskeyNotFound;

/** Says why nothing was changed about passkeys. */
export const passkeyRefusalMessage = refusalMessages<AnyPasskeyRefusal>({
  invalid_input: ({ field }) =>
    field === "password" ? "Type your password." : "Type a name of at most 100 characters.",
  wrong_password: () => "This is not your present password. Nothing was changed.",
  too_many_guesses: ({ waitMs }) => signInMessages.tooMany(waitMs),
  passkey_not_taken: () => "This passkey could not be added. Begin again.",
  too_many_passkeys: () => "You have 20 passkeys. Remove one first.",
  passkey_not_found: () => "This passkey was removed already.",
});
