export const noSiteLabels = { title: "You belong to no site here", signOut: "Sign out" } as const;

/** Says under which email somebody would be invited again. */
export function noSiteMessage(email: string): string {
  return `You are signed in as ${email}. You left, or an owner removed you. If you expected otherwise, ask an owner to invite you. You can join with the account you have.`;
}
