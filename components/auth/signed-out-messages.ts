export const signedOutLabels = { dismiss: "Not now", signIn: "Sign in again" } as const;

export const signedOutMessage =
  "Your session has ended, and nothing more was changed. Sign in again to come back to this page.";
