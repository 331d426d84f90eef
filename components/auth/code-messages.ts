export const codeLabels = {
  title: "One more step",
  code: "Code",
  submit: "Sign in",
  submitting: "Signing in…",
  again: "Sign in as somebody else",
} as const;

export const codeHint =
  "Six digits from your authenticator app. If it is lost, type one of your recovery codes instead.";
