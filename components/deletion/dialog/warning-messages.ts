import type { RecordCount } from "@/lib/contacts/records/record-kinds";
import type { DeletionPlan } from "@/lib/deletion/manifest/deletion-plan";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Names the parts of the warning that unfold, and what stands for someone or something without a name. */
export const warningLabels = {
  currencies: "Every currency",
  unnamed: "Without a name",
} as const;

/** Says what holds for every deletion. */
export const warningMessages = {
  comeback: "If they come back, they start from nothing and get no marketing email until they confirm.",
  totals: "Site totals such as revenue stay. They name nobody.",
  mentions: "Mentions of them elsewhere, such as in notes, stay. Delete ten or fewer at once to see where.",
  ofOthers: "These belong to others or to the site, and stay as they are.",
} as const;

/** Says that nobody on the site stays, or nobody but hidden contacts; empty when somebody does. */
export function wholeSiteMessage(
  format: Formats,
  { contactCount, wholeSite }: Pick<DeletionPlan, "contactCount" | "wholeSite">,
): string {
  if (!wholeSite) return "";
  const { hiddenLeft } = wholeSite;
  if (hiddenLeft > 0)
    return `This is everyone on your site except ${countOf(format, hiddenLeft, "hidden contact", "hidden contacts")}.`;
  return contactCount === 1 ? "This is the only contact on your site." : "This is everyone on your site.";
}

/** Says that the contacts have nothing but themselves. */
export function nothingElseMessage(contactCount: number): string {
  return `Nothing else belongs to ${contactCount === 1 ? "it" : "them"}.`;
}

/** Sums up the records in one line, such as "What goes: 36,000 records". */
export function whatGoesLabel(format: Formats, records: RecordCount[]): string {
  const total = records.reduce((sum, { count }) => sum + count, 0);
  return total === 0
    ? "No records belong to them"
    : `What goes: ${countOf(format, total, "record", "records")}`;
}
