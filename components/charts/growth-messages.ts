import type { GrowthBucket, Period, SiteGrowth } from "@/lib/growth/growth-view";
import type { Formats } from "@/lib/values/formats";

export const periodNames: Record<Period, string> = { 30: "30 days", 90: "90 days", 365: "12 months" };

/**
 * Compares the revenue with the period before, such as "Up 12% on the 30 days before". Names the earlier amount
 * where a share would say nothing, as of zero or of a loss.
 */
export function changeMessage(
  format: Formats,
  { revenue, revenueBefore, currency, period }: SiteGrowth,
): string {
  const before = `the ${periodNames[period]} before`;
  if (revenueBefore === 0 || currency === null)
    return revenue === 0 ? `Nothing in ${before} either` : `Nothing in ${before}`;
  if (revenueBefore < 0 || revenue < 0) return `${format.money(revenueBefore, currency)} in ${before}`;
  if (revenue === revenueBefore) return `The same as in ${before}`;
  const ratio = revenue / revenueBefore;
  const percent = Math.round((ratio - 1) * 100);
  if (percent === 0) return `About the same as in ${before}`;
  if (percent >= 1000) return `${format.count(Math.round(ratio))} times as much as in ${before}`;
  return `${percent > 0 ? "Up" : "Down"} ${format.count(Math.abs(percent))}% on ${before}`;
}

/** Says what came in other currencies; undefined when nothing did. */
export function otherRevenueMessage(format: Formats, { otherRevenue }: SiteGrowth): string | undefined {
  const others = otherRevenue.map(({ revenue, currency }) => format.money(revenue, currency));
  return others.length > 0 ? `plus ${others.join(" and ")} in other currencies` : undefined;
}

/** Sums the revenue of the period up in a sentence. */
export function revenueMessage(format: Formats, growth: SiteGrowth, currency: string): string {
  return `${format.money(growth.revenue, currency)} ${inPeriodLabel(growth)}, after refunds. ${changeMessage(format, growth)}.`;
}

export function inPeriodLabel({ period }: Pick<SiteGrowth, "period">): string {
  return `in ${periodNames[period]}`;
}

/** Says how the number of contacts moved within the period. */
export function movesMessage(
  format: Formats,
  { added, deleted }: Pick<SiteGrowth, "added" | "deleted">,
): string {
  if (added === 0 && deleted === 0) return "No change";
  const parts = [
    added > 0 && `${format.count(added)} added`,
    deleted > 0 && `${format.count(deleted)} deleted`,
  ];
  return parts.filter(Boolean).join(", ");
}

/** Says how the number of contacts moved, and within which period. */
export function movesInPeriodMessage(format: Formats, growth: SiteGrowth): string {
  return `${movesMessage(format, growth)} ${inPeriodLabel(growth)}`;
}

/** Sums up in a sentence how many contacts there are, and how that changed. */
export function contactsNowMessage(format: Formats, growth: SiteGrowth): string {
  return `${format.count(growth.total)} now; ${movesInPeriodMessage(format, growth)}.`;
}

/** Lists what happened to the number of contacts in one bar. */
export function barLabels(format: Formats, { total, added, deleted }: GrowthBucket): string[] {
  return [
    `${format.count(total)} in all`,
    ...(added > 0 ? [`+${format.count(added)} added`] : []),
    ...(deleted > 0 ? [`${format.count(deleted)} deleted`] : []),
  ];
}

export function deletedLabel(count: string): string {
  return `${count} deleted`;
}

/** Says how many were deleted within the period. */
export function deletedInPeriodLabel(growth: Pick<SiteGrowth, "period">): string {
  return `deleted ${inPeriodLabel(growth)}`;
}

/** Sums the deletions of the period up in a sentence. */
export function deletionsMessage(format: Formats, growth: SiteGrowth): string {
  return `${format.count(growth.deleted)} ${inPeriodLabel(growth)}.`;
}

/** Says from which number of contacts to which the period went. */
export function fromToMessage(
  format: Formats,
  { total }: Pick<SiteGrowth, "total">,
  first: GrowthBucket,
): string {
  const before = first.total - first.added + first.deleted;
  return `From ${format.count(before)} to ${format.count(total)} since ${format.day(first.from)}`;
}

/** Returns the day, or the first and the last of several. */
export function spanLabel(format: Formats, { from, to }: Pick<GrowthBucket, "from" | "to">): string {
  return from === to ? format.day(from) : `${format.day(from)} to ${format.day(to)}`;
}

/** Describes a chart to assistive technology, such as "Revenue by day". */
export function chartMessage(what: string, { buckets }: SiteGrowth): string {
  const isWeekly = buckets.some(({ from, to }) => from !== to);
  return `${what} by ${isWeekly ? "week" : "day"}; each as a number in the table beside it`;
}
