/** Is part of every page, so it holds only what the dialog shows while the rest of it loads. */
export const sessionEndLabels = { title: "You are signed out" } as const;
