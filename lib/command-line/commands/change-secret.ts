import { command, type Outcome } from "@/lib/command-line/frame/command";
import type { Terminal } from "@/lib/command-line/frame/terminal";
import { withWriting } from "@/lib/command-line/instance/with-instance";
import { type ChangeSecretRefusal, changeInstanceSecret } from "@/lib/secret/change-instance-secret";
import { findSecrets, newSecret, secretFile } from "@/lib/system/app-secret";
import { countOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";

const refusals: Record<ChangeSecretRefusal["refusal"], string> = {
  not_started: "The database does not know its secret yet. Start Farewell once.",
  wrong_secret:
    "The secret at hand, from APP_SECRET or the file app-secret in DATA_DIR, is not that of the database. Use the one that is.",
  same_secret: "This is the secret already.",
  too_short: "A secret must have at least 32 characters.",
};

const messages = {
  nobodyToAsk: "There is no terminal to ask on. Pipe the new secret in, or add --generate.",
  differs: "The two are not the same.",
  changed: "The secret is changed. Everyone has to sign in again.",
  setVariable: "Set APP_SECRET to the new secret before you start Farewell.",
  made: (secret: string) => `The new secret, shown only now: ${secret}`,
  keepOld: "Keep the old one while backups from before are kept: restoring one asks for it.",
  closed: (count: number) =>
    `${countOf(neutralFormats, count, "stored setting", "stored settings")} could not be opened with the old secret, and must be set again.`,
};

export const changeSecret = command({
  takes: [],
  options: { generate: "switch" },
  async run({ options: { generate }, terminal }) {
    const chosen = generate ? newSecret() : await askSecretTwice(terminal);
    if (typeof chosen !== "string") return refuse(terminal, chosen.message);
    return withWriting(
      terminal,
      (db) => {
        const order = { found: findSecrets(), file: secretFile(), next: chosen, now: Date.now() };
        const changed = changeInstanceSecret(db, order);
        if (!changed.ok) return refuse(terminal, refusals[changed.refusal]);
        terminal.say(messages.changed);
        if (changed.isVariableToBeSet) {
          terminal.say(messages.setVariable);
          terminal.say(messages.keepOld);
        }
        if (changed.isVariableToBeSet && generate) terminal.say(messages.made(chosen));
        if (changed.closedCount > 0) terminal.complain(messages.closed(changed.closedCount));
        return changed.closedCount > 0 ? "partly" : "done";
      },
      { isAlone: true },
    );
  },
});

async function askSecretTwice(terminal: Terminal): Promise<string | { message: string }> {
  const secret = (await terminal.readPiped()) ?? (await terminal.askSecret("New secret: "));
  if (secret === undefined) return { message: messages.nobodyToAsk };
  const again = await terminal.askSecret("Once more: ");
  return again === undefined || again === secret ? secret : { message: messages.differs };
}

function refuse(terminal: Terminal, message: string): Outcome {
  terminal.complain(message);
  return "refused";
}
