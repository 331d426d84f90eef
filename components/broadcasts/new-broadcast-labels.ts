export const newBroadcastLabels = { make: "New broadcast", opening: "Opening…" } as const;
