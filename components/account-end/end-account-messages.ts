export const endAccountLabels = {
  title: "Delete your account",
  open: "Delete your account…",
  cancel: "Cancel",
  delete: "Delete my account",
} as const;

export const endAccountMessages = {
  question: "Delete your account for good?",
  what: "You are signed out everywhere and leave every site. History shows what you did as that of a former member. Receipts that were signed keep the name you had.",
  signInPath: "/sign-in",
} as const;
