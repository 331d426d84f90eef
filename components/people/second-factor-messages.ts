import { countOf } from "@/lib/values/count-words";
import { neutralFormats } from "@/lib/values/formats";

export const everyoneLabels = {
  title: "A second factor for everyone",
  ask: "Ask everyone for a second factor",
  stop: "Stop asking everyone",
  ownFirst: "Set up your own",
} as const;

export const everyoneMessages = {
  off: "Each person decides whether signing in asks them for a code.",
  on: "Nobody works on this site without a second factor.",
  ownFirst: "You have none yourself, so asking everyone would shut you out.",
  asked: "Everyone is asked for a second factor.",
  stopped: "Nobody is asked for a second factor any more.",
} as const;

/** Says how many people have to set one up before anything else. */
export function lackingMessage(count: number): string {
  const have = countOf(neutralFormats, count, "person has", "people have");
  return count > 0 ? `${have} none yet, and would set one up first.` : "Everyone has one.";
}
