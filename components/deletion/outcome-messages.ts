import { intervalLabel, type RecurringPrice } from "@/lib/billing/price-labels";
import type { DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { endedTitle } from "@/lib/deletion/receipt/ended-messages";
import { contactsOf, countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import { amountsLabel, inWords } from "./deletion-messages";
import { isActive, isWell, settledOf, standingOf } from "./deletion-standing";

/** Is a piece of what is said of an outcome. What is heard has all three counts, what is seen leaves out the zeros. */
export interface OutcomePart {
  text: string;
  for: "everyone" | "ears" | "eyes";
}

/** Says what became of a deletion that has ended, was set aside or stopped. */
export function outcomeParts(format: Formats, deletion: DeletionView): OutcomePart[] {
  const { deletedCount, alreadyGoneCount, needsAttentionCount } = deletion;
  const gone = `${format.count(alreadyGoneCount)} already gone`;
  const attention = `${countOf(format, needsAttentionCount, "needs", "need")} attention`;
  const isAnyDeleted = deletedCount > 0;
  return [
    {
      text: deletion.status === "failed" ? "The deletion failed and was set aside. " : "",
      for: "everyone",
    } as const,
    { text: `${contactsOf(format, deletedCount)} deleted`, for: isAnyDeleted ? "everyone" : "ears" } as const,
    { text: `, ${gone}, ${attention}`, for: "ears" } as const,
    { text: ".", for: isAnyDeleted ? "everyone" : "ears" } as const,
    eyes(goneMessage(format, deletion)),
    everyone(stoppedMessage(format, deletion)),
    everyone(heldMessage(format, deletion)),
    everyone(alarmMessage(format, deletion)),
    everyone(keptMessage(format, deletion)),
    everyone(driftMessage(format, deletion)),
    eyes(isWell(deletion) && isAnyDeleted && "Nothing needs attention."),
  ].filter((part) => part.text !== "");
}

const everyone = (message: string | false): OutcomePart => ({ text: spaced(message), for: "everyone" });
const eyes = (message: string | false): OutcomePart => ({ text: spaced(message), for: "eyes" });
const spaced = (message: string | false) => (message ? ` ${message}` : "");

/** Returns the same as one text, as it is seen. */
export function outcomeMessage(format: Formats, deletion: DeletionView): string {
  const seen = outcomeParts(format, deletion).filter((part) => part.for !== "ears");
  return seen
    .map(({ text }) => text)
    .join("")
    .trim();
}

/** Says what was done in a few words, as a title: "320 of 1,438 contacts deleted". */
export function outcomeTitle(format: Formats, deletion: DeletionView): string {
  if (isActive(deletion)) return `Deleting ${contactsOf(format, deletion.contactCount)}`;
  return endedTitle(format, deletion);
}

/** Says how many of how many were deleted, and one number where that was all of them. */
export function howManyLabel(format: Formats, { contactCount, deletedCount }: DeletionView): string {
  const deleted = format.count(deletedCount);
  return deletedCount === contactCount ? deleted : `${deleted} of ${format.count(contactCount)}`;
}

/** Says how many of how many are dealt with. */
export function reachedMessage(format: Formats, deletion: DeletionView): string {
  return `${format.count(settledOf(deletion))} of ${format.count(deletion.contactCount)}`;
}

/** Says what is not charged any more: "€150.00 a year stopped." Empty when nothing would have been. */
export function stoppedMessage(format: Formats, { stopped }: Pick<DeletionView, "stopped">): string {
  return stopped.length === 0 ? "" : `${stoppedLabel(format, { stopped })} stopped.`;
}

/** Lists the amounts by rhythm: "€60.00 and $34.00 a month and €150.00 a year". */
export function stoppedLabel(format: Formats, { stopped }: Pick<DeletionView, "stopped">): string {
  const rhythms = new Map<string, RecurringPrice[]>();
  for (const price of stopped) {
    const rhythm = intervalLabel(format, price);
    rhythms.set(rhythm, [...(rhythms.get(rhythm) ?? []), price]);
  }
  return inWords([...rhythms].map(([rhythm, prices]) => `${amountsLabel(format, prices)} ${rhythm}`));
}

/** Says who is held, and why. */
export function heldMessage(
  format: Formats,
  { needsAttentionCount }: Pick<DeletionView, "needsAttentionCount">,
): string {
  if (needsAttentionCount === 0) return "";
  return `Not deleted: ${contactsOf(format, needsAttentionCount)} may still be billed.`;
}

function alarmMessage(format: Formats, { alarmCount }: DeletionView): string {
  if (alarmCount === 0) return "";
  return `${countOf(format, alarmCount, "deleted contact", "deleted contacts")} may still be billed at Stripe.`;
}

function goneMessage(format: Formats, { alreadyGoneCount, deletedCount }: DeletionView): string {
  if (alreadyGoneCount === 0) return "";
  return deletedCount === 0
    ? `Nothing to delete: ${countOf(format, alreadyGoneCount, "contact was", "contacts were")} already gone.`
    : `${countOf(format, alreadyGoneCount, "was", "were")} already gone.`;
}

type Kept = Pick<DeletionView, "keptCount" | "keptAfterAllCount">;

/** Says how many contacts were kept and why: the deletion was stopped before its end, or held contacts were kept. */
export function keptMessage(format: Formats, { keptCount, keptAfterAllCount }: Kept): string {
  const stoppedCount = keptCount - keptAfterAllCount;
  return [
    stoppedCount > 0 && `${format.count(stoppedCount)} kept because you stopped it.`,
    keptAfterAllCount > 0 && `${format.count(keptAfterAllCount)} kept after all.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Says how many of the deleted had changed since the dialog counted them; empty when none had. */
export function driftMessage(
  format: Formats,
  { changedCount, boughtCount }: Pick<DeletionView, "changedCount" | "boughtCount">,
): string {
  if (changedCount === 0) return "";
  const bought = boughtCount === 0 ? "" : `, ${format.count(boughtCount)} of them bought something`;
  return `${format.count(changedCount)} had changed since the dialog opened${bought}.`;
}

/** Returns the tone in which an outcome is told. */
export function toneOf(deletion: DeletionView): "info" | "success" | "warning" | "danger" {
  const standing = standingOf(deletion);
  if (standing === "failed") return "danger";
  if (standing === "needs_attention") return "warning";
  return standing === "completed" && deletion.deletedCount > 0 ? "success" : "info";
}
