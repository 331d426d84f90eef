export const signInLabels = {
  title: "Sign in",
  email: "Email",
  submit: "Sign in",
  submitting: "Signing in…",
} as const;
