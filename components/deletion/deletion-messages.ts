import { type RecordCount, recordKinds } from "@/lib/contacts/records/record-kinds";
import type { DeletionManifest } from "@/lib/deletion/manifest/deletion-plan";
import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export function recordsOf(format: Formats, { kind, count }: RecordCount): string {
  return countOf(format, count, recordKinds[kind].one, recordKinds[kind].other);
}

/** Says what is about to be deleted, in a few words; `count` is undefined until it is known. */
export function titleOf(
  format: Formats,
  count: number | undefined,
  onlyContact: DeletionManifest["onlyContact"],
): string {
  const what = onlyContact ? onlyContact.name || onlyContact.email : undefined;
  return `Delete ${what ?? (count === undefined ? "the selected contacts" : contactsOf(format, count))} permanently?`;
}

/** Lists amounts of several currencies. */
export function amountsLabel(format: Formats, amounts: { currency: string; amount: number }[]): string {
  return inWords(amounts.map(({ currency, amount }) => format.money(amount, currency)));
}

/** Rounds down, so that a charge never comes sooner than was said. */
export function timeUntil(format: Formats, at: number, now: number): string {
  const left = at - now;
  if (left <= 0) return "is due now";
  if (left < minuteMs) return "in less than a minute";
  if (left < hourMs) return `in ${countOf(format, Math.floor(left / minuteMs), "minute", "minutes")}`;
  if (left < 2 * dayMs) return `in ${countOf(format, Math.floor(left / hourMs), "hour", "hours")}`;
  return `in ${countOf(format, Math.floor(left / dayMs), "day", "days")}`;
}

/** Joins words as a sentence does. */
export function inWords(parts: string[]): string {
  return parts.length < 2 ? parts.join() : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
