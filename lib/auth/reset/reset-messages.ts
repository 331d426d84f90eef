import { unexpectedMessage } from "@/lib/values/unexpected-message";

export const resetMessages = {
  email: "Type an email address, such as name@example.com.",
  asked:
    "If somebody signs in with this email, a link is on its way to it. If none comes, ask whoever runs the server: they can set a new password with “farewell reset-password”.",
  tooOften: "Too many tries. Wait a minute, and try again.",
  over: "This link no longer works. Ask for another one.",
  unexpected: unexpectedMessage,
} as const;
