export const resetLabels = {
  askTitle: "Forgot your password?",
  title: "Choose a new password",
  email: "Email",
  send: "Send me a link",
  sending: "Sending…",
  set: "Set the new password",
  setting: "Setting it…",
  toSignIn: "Back to sign in",
  again: "Ask for another link",
} as const;

export const resetHints = {
  ask: "We send you a link with which you choose a new one.",
  noMail:
    "No mail can be sent from here. Ask whoever runs the server to set a new password for you, with “farewell reset-password” and your email.",
} as const;

/** Tells whoever has set a new password what to do with it. */
export const resetDoneMessage = "Your new password is set. Sign in with it.";
