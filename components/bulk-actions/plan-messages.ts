import type { BulkActionView } from "@/lib/bulk-actions/bulk-action-view";
import type { Formats } from "@/lib/values/formats";
import type { OfferedBulkAction } from "./actions/bulk-action-labels";

type Planned = Pick<BulkActionView, "contactCount" | "plannedCount">;

/**
 * Says before an action starts whom it would change: "48 of 50 will get it. 2 have it already." Is empty where it is
 * about all of them anyway.
 */
export function planMessage(
  format: Formats,
  { will, rest }: Pick<OfferedBulkAction, "will" | "rest">,
  { contactCount, plannedCount }: Planned,
): string {
  if (will === null || rest === null) return "";
  const left = contactCount - plannedCount;
  if (plannedCount === 0)
    return contactCount === 1
      ? `This contact ${rest.one}.`
      : `All ${format.count(contactCount)} ${rest.other}.`;
  if (left === 0)
    return contactCount === 1 ? `This contact ${will}.` : `All ${format.count(contactCount)} ${will}.`;
  return `${format.count(plannedCount)} of ${format.count(contactCount)} ${will}. ${format.count(left)} ${left === 1 ? rest.one : rest.other}.`;
}
