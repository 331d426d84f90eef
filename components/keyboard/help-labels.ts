export const helpLabels = { title: "Keyboard shortcuts" } as const;
