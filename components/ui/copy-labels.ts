export const copyLabels = { copied: "Copied" } as const;
