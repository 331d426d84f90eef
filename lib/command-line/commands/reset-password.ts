import { hashPassword } from "better-auth/crypto";
import { findUserId } from "@/lib/auth/accounts/create-site";
import { waysInMessages } from "@/lib/auth/letters/ways-in-messages";
import { resetPassword as resetStoredPassword } from "@/lib/auth/reset/reset-password";
import { command, type Outcome } from "@/lib/command-line/frame/command";
import type { Terminal } from "@/lib/command-line/frame/terminal";
import { withReading, withWriting } from "@/lib/command-line/instance/with-instance";
import { parseEmail } from "@/lib/values/email";
import { askNewPassword } from "./ask-new-password";

const messages = {
  unknown: "Nobody here signs in with this email.",
  done: "The new password is set. All sessions were ended.",
  secondFactorOff: "Signing in asks for no code any more.",
  passkeysStay: "To remove them all, run this once more with --remove-passkeys.",
  made: (password: string) => `The new password, shown only now: ${password}`,
};

export const resetPassword = command({
  takes: ["EMAIL"],
  options: { generate: "switch", "second-factor-off": "switch", "remove-passkeys": "switch" },
  async run({ args: [typed = ""], options, terminal }) {
    const parsed = parseEmail(typed, { from: "list" });
    if (!parsed.ok) return refuse(terminal, messages.unknown);
    const { email } = parsed;
    const known = await withReading(terminal, (db) =>
      findUserId(db, email) === undefined ? refuse(terminal, messages.unknown) : "done",
    );
    if (known !== "done") return known;
    const chosen = await askNewPassword(terminal, { generate: options.generate, about: [email] });
    if (!chosen.ok) return refuse(terminal, chosen.message);
    const isSecondFactorOff = options["second-factor-off"];
    const passwordHash = await hashPassword(chosen.password);
    return withWriting(terminal, (db) => {
      const wanted = { email, passwordHash, isSecondFactorOff, removesPasskeys: options["remove-passkeys"] };
      const reset = resetStoredPassword(db, wanted, Date.now());
      if (!reset.ok) return refuse(terminal, messages.unknown);
      terminal.say(messages.done);
      if (isSecondFactorOff) terminal.say(messages.secondFactorOff);
      for (const sentence of waysInMessages(reset.waysIn)) terminal.say(sentence);
      if (reset.waysIn.passkeys > 0) terminal.say(messages.passkeysStay);
      if (chosen.isMade) terminal.say(messages.made(chosen.password));
      return "done";
    });
  },
});

function refuse(terminal: Terminal, message: string): Outcome {
  terminal.complain(message);
  return "refused";
}
