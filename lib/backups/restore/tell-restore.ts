import { log } from "@/lib/system/log";
import type { Settled } from "./settle-restore";

const messages: Record<Exclude<Settled, "nothing">, string> = {
  finished: "A restore that was interrupted is finished now.",
  discarded: "A restore was interrupted before it changed anything. Run it again.",
};

/** Logs what became of a restore that was interrupted. */
export function tellRestore(settled: Settled): void {
  if (settled !== "nothing") log().warn(messages[settled]);
}
