export const proofFieldMessages = {
  why: "You signed in a while ago. Type your password again, to show that it is you.",
  whyEither: "You signed in a while ago. Type your password again or use a passkey, to show that it is you.",
  first: "Type your password first.",
  firstEither: "Type your password or use a passkey first.",
  proven: "Your passkey shows that it is you.",
  unused: "No passkey was used. Try again, or type your password.",
} as const;
