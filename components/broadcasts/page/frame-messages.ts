export const frameLabels = { all: "All broadcasts", untitled: "Untitled broadcast" } as const;

export const frameMessages = {
  reading: "Reading the broadcast…",
  unread: "This broadcast could not be read. Reload the page.",
} as const;
