/** Is part of every page, so it holds only what stands beside the closed menu. */
export const accountLabels = { menu: "Account" } as const;
