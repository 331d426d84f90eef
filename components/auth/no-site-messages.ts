export const noSiteLabels = { title: "You belong to no site here", signOut: "Sign out" } as const;

export const noSiteMessage =
  "You left, or an owner removed you. If you expected otherwise, ask an owner to invite you. You can join with the account you have.";
