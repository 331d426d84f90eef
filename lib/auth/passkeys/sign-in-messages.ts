import { unexpectedMessage } from "@/lib/values/unexpected-message";

export const passkeySignInMessages = {
  unknown: "This passkey is not known here. Sign in with your password.",
  tooOften: "Too many tries. Wait a minute, and try again.",
  unexpected: unexpectedMessage,
} as const;
