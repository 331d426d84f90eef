import { hashPassword } from "better-auth/crypto";
import { findUserId } from "@/lib/auth/accounts/create-site";
import { resetPassword as resetStoredPassword } from "@/lib/auth/accounts/reset-password";
import { command, type Outcome } from "@/lib/command-line/frame/command";
import type { Terminal } from "@/lib/command-line/frame/terminal";
import { withReading, withWriting } from "@/lib/command-line/instance/with-instance";
import { parseEmail } from "@/lib/values/email";
import { askNewPassword } from "./ask-new-password";

const messages = {
  unknown: "Nobody here signs in with this email.",
  done: "The new password is set. All sessions were ended.",
  secondFactorOff: "Signing in asks for no code any more.",
  made: (password: string) => `The new password, shown only now: ${password}`,
};

export const resetPassword = command({
  takes: ["EMAIL"],
  options: { generate: "switch", "second-factor-off": "switch" },
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
      if (!resetStoredPassword(db, { email, passwordHash, isSecondFactorOff }, Date.now()).ok)
        return refuse(terminal, messages.unknown);
      terminal.say(messages.done);
      if (isSecondFactorOff) terminal.say(messages.secondFactorOff);
      if (chosen.isMade) terminal.say(messages.made(chosen.password));
      return "done";
    });
  },
});

function refuse(terminal: Terminal, message: string): Outcome {
  terminal.complain(message);
  return "refused";
}
