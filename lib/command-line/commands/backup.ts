import path from "node:path";
import { schemaAgeOf } from "@/db/schema-age";
import { backUp, type MadeBackup } from "@/lib/backups/back-up";
import { backupRefusalMessage } from "@/lib/backups/backup-messages";
import { recordBackup } from "@/lib/backups/last-backups";
import { command } from "@/lib/command-line/frame/command";
import { withReading, withWriting } from "@/lib/command-line/instance/with-instance";
import { env } from "@/lib/system/env";
import { dataDirectory } from "@/lib/system/instance";
import { byteLabel } from "@/lib/values/byte-label";
import { countOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";

const messages = {
  made: ({ path: made, bytes }: MadeBackup) => `Backup made: ${made}, ${byteLabel(bytes)}.`,
  pruned: (count: number, days: number) =>
    `${countOf(neutralFormats, count, "backup", "backups")} older than ${countOf(neutralFormats, days, "day", "days")} removed.`,
  noSecret: "The secret is not in it, because it comes from APP_SECRET. Keep it apart: restore asks for it.",
  withSecret: "It holds the secret of this instance and people's data. Keep it where only you can read it.",
  lists: (count: number) =>
    `Not in it: ${countOf(neutralFormats, count, "list that waits", "lists that wait")} to be imported.`,
};

export const backup = command({
  takes: ["DIR"],
  options: { ledger: "switch" },
  async run({ args: [directory = ""], options: { ledger }, terminal }) {
    const { BACKUP_KEEP_DAYS: keepDays } = env();
    const kind = ledger ? "ledger" : "whole";
    let made: MadeBackup | undefined;
    let isCurrent = false;
    const outcome = await withReading(
      terminal,
      (db) => {
        const order = {
          folder: dataDirectory(),
          db,
          directory: path.resolve(directory),
          kind,
          keepDays,
        } as const;
        const done = backUp({ ...order, now: Date.now });
        if (!done.ok) {
          terminal.complain(backupRefusalMessage(done));
          return done.refusal === "no_room" ? "failed" : "refused";
        }
        made = done;
        isCurrent = schemaAgeOf(db.$client) === "current";
        return "done";
      },
      { anyAge: true },
    );
    if (!made) return outcome;
    const { manifest, bytes, prunedCount } = made;
    terminal.say(messages.made(made));
    if (kind === "whole")
      terminal.say(manifest.secret.isIn === "app-secret" ? messages.withSecret : messages.noSecret);
    const lists = manifest.leftOut.listsWaitingToBeImported;
    if (kind === "whole" && lists > 0) terminal.say(messages.lists(lists));
    if (prunedCount > 0) terminal.say(messages.pruned(prunedCount, keepDays));
    if (!isCurrent) return "done";
    return withWriting(terminal, (db) => {
      recordBackup(db, { kind, madeAt: Date.parse(manifest.madeAt), bytes, keepDays });
      return "done";
    });
  },
});
