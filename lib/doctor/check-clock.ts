import fs from "node:fs";
import path from "node:path";
import { type Finding, ok, warning, wrong } from "./finding";

const subject = "clock";
const unnoticedMs = 60_000;
/** Is how far a signature of Stripe's may be from our clock (docs.stripe.com/webhooks). */
const mostMs = 300_000;
const patienceMs = 5_000;
const messages = {
  agrees: "It agrees with Stripe's.",
  unchecked:
    "No file is from the future. Stripe, with which to compare it, is not connected or does not answer.",
  differs: (ms: number) =>
    `It is ${Math.round(Math.abs(ms) / 1000)} seconds ${ms > 0 ? "ahead of" : "behind"} Stripe's.`,
  future: "Files in DATA_DIR are from the future, so it was set back.",
  setIt: "Let the machine set its clock from the network (NTP).",
};

/** Compares our clock with that of the server at `url`, if any, and with the times of the files. */
export async function checkClock(
  folder: string,
  url: string | undefined,
  now: () => number,
): Promise<Finding> {
  const theirs = url === undefined ? undefined : await readDate(url);
  const ahead = theirs === undefined ? undefined : now() - theirs;
  if (ahead !== undefined && Math.abs(ahead) > unnoticedMs) {
    const say = Math.abs(ahead) > mostMs ? wrong : warning;
    return say(subject, messages.differs(ahead), messages.setIt);
  }
  if (newestFileAt(folder) > now() + unnoticedMs) return wrong(subject, messages.future, messages.setIt);
  return ok(subject, ahead === undefined ? messages.unchecked : messages.agrees);
}

/** Returns the moment in the Date header of an answer, whatever the answer is; undefined where none comes. */
async function readDate(url: string): Promise<number | undefined> {
  try {
    const { headers } = await fetch(url, { method: "HEAD", signal: AbortSignal.timeout(patienceMs) });
    const at = Date.parse(headers.get("date") ?? "");
    return Number.isNaN(at) ? undefined : at;
  } catch {
    // Silence says nothing about the clock, and the check of Stripe reports it.
    return undefined;
  }
}

function newestFileAt(folder: string): number {
  const times = fs
    .readdirSync(folder)
    .map((name) => fs.statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.max(0, ...times);
}
