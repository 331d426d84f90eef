import { randomBytes } from "node:crypto";
import { setUpInput } from "@/lib/auth/accounts/set-up";
import { setUpMessages } from "@/lib/auth/sign-in/form-messages";
import type { Terminal } from "@/lib/command-line/frame/terminal";

type NewPassword = { ok: true; password: string; isMade: boolean } | { ok: false; message: string };

const messages = {
  nobodyToAsk: "There is no terminal to ask on. Use --generate, or pipe the new password in.",
  differs: "The two are not the same.",
};

/** Makes a password, takes the one that is piped in, or asks for one twice without showing it. */
export async function askNewPassword(
  terminal: Terminal,
  { generate }: { generate: boolean | undefined },
): Promise<NewPassword> {
  if (generate) return { ok: true, password: randomBytes(15).toString("base64url"), isMade: true };
  const password = (await terminal.readPiped()) ?? (await terminal.askSecret("New password: "));
  if (password === undefined) return { ok: false, message: messages.nobodyToAsk };
  if (!setUpInput.shape.password.safeParse(password).success)
    return { ok: false, message: setUpMessages.password };
  const again = await terminal.askSecret("Once more: ");
  if (again !== undefined && again !== password) return { ok: false, message: messages.differs };
  return { ok: true, password, isMade: false };
}
