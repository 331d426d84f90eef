import type { PasswordWeakness } from "./weakness-of";

/** Says before anything is typed what a new password needs. */
export const newPasswordHint = "At least 12 characters.";

export const weaknessMessages: Record<PasswordWeakness, string> = {
  too_short: "Choose a password of at least 12 characters.",
  too_long: "Choose a password of at most 128 characters.",
  too_common:
    "This password is easy to guess. Choose another, such as four words that nobody expects together.",
};
