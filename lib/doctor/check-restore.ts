import type { Database } from "@/db/open-database";
import { findLastReplay } from "@/lib/ledger/replay/find-replay";
import { contactsOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";
import { type Finding, ok, warning } from "./finding";

const subject = "restore";
const count = (contacts: number) => contactsOf(neutralFormats, contacts);
const messages = {
  done: (at: string, erased: number, lowered: number) =>
    `At ${at} a copy was brought up to the ledger: ${count(erased)} deleted again, ${count(lowered)} left since.`,
  waiting: (waiting: number) => `${count(waiting)} of the last restore still to be deleted again.`,
  held: (held: number) => `${count(held)} of the last restore held: billing is not proven stopped.`,
  start: "Start Farewell, and look again.",
  attention: "See Deletions, Needs attention.",
};

/** Tells how far the deletions of the last restore are; nothing where no copy was ever put back. */
export function checkRestore(db: Database): Finding[] {
  const last = findLastReplay(db);
  if (!last) return [];
  const { erasedAgainCount, deletedCount, heldCount, loweredCount, finishedAt } = last;
  const waiting = erasedAgainCount - deletedCount - heldCount;
  return [
    ok(subject, messages.done(new Date(finishedAt).toISOString(), deletedCount, loweredCount)),
    ...(waiting > 0 ? [warning(subject, messages.waiting(waiting), messages.start)] : []),
    ...(heldCount > 0 ? [warning(subject, messages.held(heldCount), messages.attention)] : []),
  ];
}
