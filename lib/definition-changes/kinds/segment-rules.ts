import { prepared } from "@/db/prepared";
import type { Reader, Transaction } from "@/db/write";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { isGroup, rulesOf } from "@/lib/contacts/filter/filter-group";
import type { FilterRule } from "@/lib/contacts/filter/filter-rule";

/** Is a segment that a change reaches. */
export interface NamedSegment {
  id: number;
  name: string;
  /** Is true when a rule asks for nothing else: the segment stops working once what it names is gone. */
  dependsOnIt: boolean;
}

interface Row {
  id: number;
  name: string;
  filter: string;
}

/**
 * Lists the segments of the site with a rule that `naming` knows: "alone" when the rule asks for nothing else, "among"
 * when it names others too.
 */
export function listSegmentsNaming(
  db: Reader,
  siteId: number,
  naming: (rule: FilterRule) => "alone" | "among" | undefined,
): NamedSegment[] {
  return rowsOf(db, siteId).flatMap(({ id, name, filter }) => {
    const { where } = JSON.parse(filter) as ContactFilter;
    const found = (where ? rulesOf(where) : []).map(naming).filter((how) => how !== undefined);
    return found.length === 0 ? [] : [{ id, name, dependsOnIt: found.includes("alone") }];
  });
}

/** Replaces rules of the site's segments by what `change` returns; a rule that stays is returned as it is. */
export function changeSegmentRules(
  tx: Transaction,
  siteId: number,
  change: (rule: FilterRule) => FilterRule,
): void {
  for (const { id, filter: stored } of rowsOf(tx, siteId)) {
    const filter = JSON.parse(stored) as ContactFilter;
    if (!filter.where) continue;
    const rules = filter.where.rules.map((rule) =>
      isGroup(rule) ? { ...rule, rules: rule.rules.map(change) } : change(rule),
    );
    const changed = JSON.stringify({ ...filter, where: { ...filter.where, rules } });
    if (changed !== stored) prepared(tx, "UPDATE segments SET filter = ? WHERE id = ?").run(changed, id);
  }
}

function rowsOf(db: Reader, siteId: number): Row[] {
  return prepared<Row>(db, "SELECT id, name, filter FROM segments WHERE site_id = ? ORDER BY name").all(
    siteId,
  );
}

/** Tells how a rule names a tag. */
export function namesTag(tagId: number) {
  return (rule: FilterRule): "alone" | "among" | undefined => {
    if (rule.field !== "tag" || !rule.ids.includes(tagId)) return undefined;
    return rule.ids.length === 1 ? "alone" : "among";
  };
}

/** Tells how a rule names a custom field. */
export function namesField(fieldId: number) {
  return (rule: FilterRule): "alone" | undefined =>
    rule.field === "custom" && rule.custom === fieldId ? "alone" : undefined;
}

/** Tells how a rule names an option of a choice. */
export function namesOption(fieldId: number, option: string) {
  return (rule: FilterRule): "alone" | "among" | undefined => {
    if (rule.field !== "custom" || rule.custom !== fieldId || !("values" in rule)) return undefined;
    if (!rule.values.includes(option)) return undefined;
    return rule.values.length === 1 ? "alone" : "among";
  };
}
