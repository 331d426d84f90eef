export const signInLabels = {
  title: "Sign in",
  email: "Email",
  submit: "Sign in",
  submitting: "Signing in…",
} as const;

/** Tells whoever came second to set up an instance. */
export const takenMessage = "This site has an owner now. If that is you, sign in.";
