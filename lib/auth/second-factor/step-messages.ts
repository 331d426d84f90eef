import { waitLabel } from "@/lib/auth/sign-in/wait-label";
import { unexpectedMessage } from "@/lib/values/unexpected-message";

export const stepMessages = {
  incomplete: "Type the code that your app shows, or a recovery code.",
  wrong: "This code is wrong, or was used before.",
  tooMany: (waitMs: number) => `Too many wrong codes. Wait ${waitLabel(waitMs)}.`,
  unexpected: unexpectedMessage,
};
