import type { MarketingStatus } from "../schema";
import type { People } from "./names";
import { veryLongName } from "./names-by-language";
import type { Random } from "./random";
import type { Lead } from "./story";
import { arrivalAt, importPlaces, importShare } from "./timeline";

/** Is a place in the line of all contacts, from 0 to `count - 1`, in the order in which they came. */
export interface Place {
  at: number;
  count: number;
  now: number;
}

/** Returns the import that brought in the contact of this place, and its row; undefined when none did. */
export function importOf({ at, count }: Place): { place: number; rowNumber: number } | undefined {
  const place = importPlaces.findIndex((start) => at / count >= start && at / count < start + importShare);
  const start = importPlaces[place];
  return start === undefined ? undefined : { place, rowNumber: at - Math.ceil(start * count) + 1 };
}

/** Decides who stands here: name, status, how they came and how much there will be of them. */
export function decideLead(place: Place, random: Random, people: People): Lead {
  const person = people.next();
  const imported = importOf(place);
  const extent = extentAt(place, random, imported !== undefined);
  const who = { ...person, name: unusualName(place) ?? person.name, createdAt: createdAtOf(place, random) };
  if (extent === "everything") return { ...who, extent, status: "subscribed", source: "form", willBuy: true };
  if (extent === "nothing")
    return {
      ...who,
      extent,
      status: "never_subscribed",
      source: random.pick(["manual", "api"]),
      willBuy: false,
    };
  const status = random.weighted(statuses);
  const willBuy = random.chance(buys[status] ?? 0.36);
  return { ...who, extent, status, willBuy, source: imported ? "import" : sourceOf(status, willBuy, random) };
}

/** Lists the statuses, without the four in a hundred who have nothing and never subscribed. */
const statuses = [
  ["subscribed", 55],
  ["unsubscribed", 15],
  ["never_subscribed", 11],
  ["pending", 7],
  ["bounced", 5],
  ["complained", 3],
] as const;

const buys: Partial<Record<MarketingStatus, number>> = { never_subscribed: 0.6, pending: 0.1 };

function sourceOf(status: MarketingStatus, willBuy: boolean, random: Random): Lead["source"] {
  if (status === "never_subscribed") return willBuy ? "checkout" : random.pick(["manual", "api"]);
  if (willBuy && random.chance(0.4)) return "checkout";
  return random.weighted([
    ["form", 86],
    ["api", 9],
    ["manual", 5],
  ]);
}

/**
 * Chooses how many kinds of row a contact has. Five contacts have every kind. An imported contact has at least the
 * import's row, so it never gets "nothing".
 */
function extentAt({ at, count }: Place, random: Random, isImported: boolean): Lead["extent"] {
  if (at % Math.ceil(count / 5) === 0) return "everything";
  return !isImported && random.chance(0.05) ? "nothing" : "usual";
}

function unusualName({ at, count }: Place): string | undefined {
  if (count < 10) return undefined;
  if (at === Math.floor(count / 3)) return "";
  return at === Math.floor(count / 2) ? veryLongName : undefined;
}

/**
 * Returns the time at which a contact was created. Imported contacts arrive within minutes of each other; all others
 * arrive one by one.
 */
function createdAtOf(place: Place, random: Random): number {
  const { at, count, now } = place;
  const imported = importOf(place);
  if (!imported) return arrivalAt((at + random.next()) / count, now);
  return arrivalAt(importPlaces[imported.place] ?? 0, now) + imported.rowNumber * 40;
}
