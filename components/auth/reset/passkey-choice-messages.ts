export const passkeyChoiceLabels = {
  legend: "Your passkeys",
  keep: "Keep them: I know each of these",
  remove: "Remove them all",
} as const;

export const passkeyChoiceMessages = {
  why: "They sign in without the password, so a new one does not stop them.",
  added: "{name}, added on {made}",
} as const;
