export const proofFieldMessages = {
  why: "You signed in a while ago. Type your password again, to show that it is you.",
  first: "Type your password first.",
} as const;
