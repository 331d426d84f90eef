import { newPasswordHint } from "@/lib/auth/passwords/password-messages";
import type { ratePassword } from "@/lib/auth/passwords/weakness-of";

export type PasswordRating = ReturnType<typeof ratePassword>;

export const strengthMessages: Record<PasswordRating, string> = {
  too_short: newPasswordHint,
  too_long: "At most 128 characters.",
  too_common: "Easy to guess.",
  good: "Good.",
  strong: "Strong.",
};
