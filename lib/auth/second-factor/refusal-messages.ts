import type { PasswordRefusal } from "@/lib/auth/account/check-password";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import { signInMessages } from "@/lib/auth/sign-in/form-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import type { BeginRefusal } from "./begin-second-factor";
import type { CodeRefusal } from "./change-second-factor";

export type SecondFactorRefusal = ActionRefusal | BeginRefusal | CodeRefusal | PasswordRefusal;

/** Says why nothing was changed about a second factor. */
export const secondFactorRefusalMessage = refusalMessages<SecondFactorRefusal>({
  invalid_input: ({ field }) =>
    field === "password" ? "Type your password." : "Type the code that your app shows.",
  wrong_password: () => "This is not your present password. Nothing was changed.",
  too_many_guesses: ({ waitMs }) => signInMessages.tooMany(waitMs),
  wrong_code: () =>
    "This is not the code that your app should show now. See whether the clock of your phone is right.",
  already_on: () => "The second factor is on already.",
  not_on: () => "The second factor is not set up. Begin again.",
});
