import type { RecordCount } from "@/lib/contacts/records/record-kinds";
import type { DeletionPlan } from "@/lib/deletion/manifest/deletion-plan";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

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

/** Sums up the records in one line, such as "What goes: 36,000 records". */
export function whatGoesLabel(format: Formats, records: RecordCount[]): string {
  const total = records.reduce((sum, { count }) => sum + count, 0);
  return total === 0
    ? "No records belong to them"
    : `What goes: ${countOf(format, total, "record", "records")}`;
}
