import fs from "node:fs";
import path from "node:path";
import { listBackupFolders } from "@/lib/backups/backup-folders";
import { manifestName } from "@/lib/backups/backup-manifest";
import { type Restored, restoreBackup } from "@/lib/backups/restore/restore-backup";
import { restoreRefusalMessage } from "@/lib/backups/restore/restore-messages";
import { command } from "@/lib/command-line/frame/command";
import { instanceRefusalMessage } from "@/lib/command-line/instance/instance-refusals";
import { isOfOtherUser } from "@/lib/command-line/instance/with-instance";
import { env } from "@/lib/system/env";
import { dataDirectory } from "@/lib/system/instance";
import { contactsOf, countOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";

const messages = {
  saved: (at: string) => `What was in DATA_DIR is backed up: ${at}.`,
  restored: ({ manifest: { madeAt } }: Restored) => `Restored the backup of ${madeAt}.`,
  passedOver:
    "The erasures.log that was in DATA_DIR cannot be read from its first line on, so it was not followed. It is kept in that backup.",
  nobody: "Nobody was deleted and nobody left since then.",
  erasedAgain: (count: number) =>
    `${contactsOf(neutralFormats, count)} deleted since then: in no list and no letter any more, and deleted again when Farewell starts.`,
  customers: (count: number) =>
    `${countOf(neutralFormats, count, "customer", "customers")} at Stripe among them: whoever's billing is not proven stopped by then is held under Needs attention.`,
  lowered: (count: number) =>
    `${contactsOf(neutralFormats, count)} left since then: they get no marketing email.`,
  remembered: (count: number) =>
    `${countOf(neutralFormats, count, "email", "emails")} of others remembered as deleted or opted out since then.`,
  stopped: (count: number) =>
    `${countOf(neutralFormats, count, "job or broadcast", "jobs and broadcasts")} of then stopped, so that nothing is done twice.`,
  secretWritten: "Its secret is in the file app-secret in DATA_DIR.",
  start: "Start Farewell.",
  question: "APP_SECRET of this backup: ",
  choose: (name: string) => `This folder holds several backups. Name one; the newest is ${name}.`,
};

export const restore = command({
  takes: ["DIR"],
  options: { replace: "switch", ledger: { value: "DIR" } },
  async run({ args: [typed = ""], options: { replace, ledger }, terminal }) {
    if (isOfOtherUser()) {
      terminal.complain(instanceRefusalMessage("other_user"));
      return "refused";
    }
    const from = path.resolve(typed);
    const newest = findNewestIn(from);
    if (newest !== undefined) {
      terminal.complain(messages.choose(newest));
      return "refused";
    }
    const restored = await restoreBackup({
      from,
      folder: dataDirectory(),
      ledgerFrom: ledger === undefined ? undefined : path.resolve(ledger),
      isReplacing: replace ?? false,
      variable: env().APP_SECRET,
      askSecret: () => terminal.askSecret(messages.question),
      now: Date.now,
    });
    if (!restored.ok) {
      terminal.complain(restoreRefusalMessage(restored));
      return "refused";
    }
    if (restored.savedAt !== undefined) terminal.say(messages.saved(restored.savedAt));
    if (restored.isLedgerPassedOver) terminal.complain(messages.passedOver);
    terminal.say(messages.restored(restored));
    for (const line of broughtLines(restored.brought)) terminal.say(line);
    if (restored.isSecretWritten) terminal.say(messages.secretWritten);
    terminal.say(messages.start);
    return restored.isLedgerPassedOver ? "partly" : "done";
  },
});

function broughtLines({
  erasedAgain,
  customers,
  lowered,
  remembered,
  stopped,
}: Restored["brought"]): string[] {
  const lines = [
    ...(erasedAgain > 0 ? [messages.erasedAgain(erasedAgain)] : []),
    ...(customers > 0 ? [messages.customers(customers)] : []),
    ...(lowered > 0 ? [messages.lowered(lowered)] : []),
    ...(remembered > 0 ? [messages.remembered(remembered)] : []),
    ...(stopped > 0 ? [messages.stopped(stopped)] : []),
  ];
  return lines.length > 0 ? lines : [messages.nobody];
}

/** Returns the newest backup of a folder that holds backups and is none itself. */
function findNewestIn(folder: string): string | undefined {
  if (fs.existsSync(path.join(folder, manifestName))) return undefined;
  return listBackupFolders(folder).find(({ kind, isPartial }) => kind === "whole" && !isPartial)?.path;
}
