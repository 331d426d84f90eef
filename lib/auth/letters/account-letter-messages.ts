/** Names what the owner of an account is told by mail. */
export type AccountNotice =
  | "email_changed"
  | "passkey_added"
  | "passkey_removed"
  | "password_changed"
  | "password_reset"
  | "recovery_code_used"
  | "recovery_codes_made"
  | "second_factor_off"
  | "second_factor_on"
  | "sessions_ended";

/** Says what was done to an account: as a subject, and in a sentence. */
export const noticeMessages: Record<AccountNotice, { title: string; says: string }> = {
  email_changed: {
    title: "Your email was changed",
    says: "You now sign in with another email. This is the last letter to this one.",
  },
  passkey_added: {
    title: "A passkey was added",
    says: "A passkey was added. Whoever has it can sign in as you.",
  },
  passkey_removed: { title: "A passkey was removed", says: "A passkey was removed. It no longer signs in." },
  password_changed: {
    title: "Your password was changed",
    says: "Your password was changed, and you were signed out everywhere else.",
  },
  password_reset: {
    title: "Your password was reset",
    says: "A new password was set by the link that we sent to you, and you were signed out everywhere.",
  },
  recovery_code_used: {
    title: "A recovery code was used",
    says: "Somebody signed in as you with a recovery code. It does not work a second time.",
  },
  recovery_codes_made: {
    title: "You have new recovery codes",
    says: "New recovery codes were made. The ones before no longer work.",
  },
  second_factor_off: {
    title: "Your second factor was turned off",
    says: "Signing in now asks for your password alone.",
  },
  second_factor_on: {
    title: "Your second factor is on",
    says: "Signing in now asks for a code of your authenticator app.",
  },
  sessions_ended: {
    title: "You were signed out elsewhere",
    says: "Sessions of yours in other browsers were ended.",
  },
};

export const noticeAdvice =
  "If that was you, there is nothing to do. If it was not, choose a new password now, and tell whoever runs the server.";

export const linkMessages = {
  emailChange: {
    title: "Confirm your new email",
    says: "Somebody, hopefully you, wants to sign in with this email from now on.",
    button: "Confirm this email",
    ignore: "The link works once, for an hour. If it was not you, do nothing.",
  },
  passwordReset: {
    title: "Choose a new password",
    says: "Somebody, hopefully you, forgot the password with which you sign in.",
    button: "Choose a new password",
    ignore: "The link works once, for an hour. If it was not you, do nothing: your password stays as it is.",
  },
} as const;

/** Says at the foot why it came. */
export function accountWhyMessage(siteName: string): string {
  return `You get this because you sign in to ${siteName} with this email.`;
}
