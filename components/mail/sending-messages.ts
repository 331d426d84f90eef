export const sendingLabels = {
  server: "Mail server",
  test: "Test",
  rate: "How fast",
} as const;

export const sendingMessages = {
  reading: "Reading the settings…",
  unread: "The settings could not be read. Reload the page.",
} as const;

export const testMailLabels = {
  to: "Send it to",
  send: "Send a test mail",
  sending: "Sending…",
} as const;

export const testMailMessages = {
  takenTitle: "The mail server took it.",
  taken: "Look in that mailbox, and in its spam folder too.",
} as const;
