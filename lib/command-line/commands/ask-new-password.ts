import { randomBytes } from "node:crypto";
import { weaknessMessages } from "@/lib/auth/passwords/password-messages";
import { weaknessOf } from "@/lib/auth/passwords/weakness-of";
import type { Terminal } from "@/lib/command-line/frame/terminal";

type NewPassword = { ok: true; password: string; isMade: boolean } | { ok: false; message: string };

const messages = {
  nobodyToAsk: "There is no terminal to ask on. Use --generate, or pipe the new password in.",
  differs: "The two are not the same.",
};

/**
 * Makes a password, takes the one that is piped in, or asks for one twice without showing it. `about` holds what anybody
 * knows of the person.
 */
export async function askNewPassword(
  terminal: Terminal,
  { generate, about }: { generate: boolean | undefined; about: string[] },
): Promise<NewPassword> {
  if (generate) return { ok: true, password: randomBytes(15).toString("base64url"), isMade: true };
  const password = (await terminal.readPiped()) ?? (await terminal.askSecret("New password: "));
  if (password === undefined) return { ok: false, message: messages.nobodyToAsk };
  const weakness = weaknessOf(password, about);
  if (weakness) return { ok: false, message: weaknessMessages[weakness] };
  const again = await terminal.askSecret("Once more: ");
  if (again !== undefined && again !== password) return { ok: false, message: messages.differs };
  return { ok: true, password, isMade: false };
}
