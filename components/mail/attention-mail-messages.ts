export const attentionMailMessages = {
  title: "When something needs you",
  label: "Email the owners when something needs attention.",
  hint: "At most once a day, and only when there is something new: contacts that are held, deleted contacts who are billed again, jobs that failed, a missing backup. It names nobody.",
  saved: "Saved.",
} as const;
