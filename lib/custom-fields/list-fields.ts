import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { CustomFieldType } from "@/db/schema";
import type { SiteAccess } from "@/lib/auth/site-access";
import type { CountBudget } from "@/lib/contacts/list/count-contacts";
import { listChanges } from "@/lib/definition-changes/find-change";
import { listSegmentsNaming, namesField, namesOption } from "@/lib/definition-changes/kinds/segment-rules";
import { parseOptions } from "@/lib/values/choice-options";
import { countValues, parseValueCursor, writeValueCursor } from "./count-values";
import type { CountedFields } from "./field-view";

interface Row {
  id: number;
  name: string;
  type: CustomFieldType;
  options: string | null;
}

type WrongCursor = { ok: false; refusal: "invalid_input"; field: "next"; expected: string };

/** Lists the site's custom fields in their order, each counted as far as the budget goes. `next` goes on from there. */
export async function listCustomFields(
  access: SiteAccess,
  db: Database,
  { next, budget }: { next: string | null; budget: CountBudget },
): Promise<({ ok: true } & CountedFields) | WrongCursor> {
  const { siteId } = access;
  const fields = prepared<Row>(
    db,
    "SELECT id, name, type, options FROM custom_fields WHERE site_id = ? ORDER BY position, name, id",
  )
    .all(siteId)
    .map((row) => ({ ...row, options: parseOptions(row.options) }));
  const from = parseValueCursor(next);
  if (!from)
    return { ok: false, refusal: "invalid_input", field: "next", expected: "the cursor of this count" };
  const counted = await countValues(db, fields, { from, budget });
  return {
    ok: true,
    fields: fields.map(({ id, name, type, options }) => {
      const { count = 0, isExact = false, ofOptions = [] } = counted.counts.get(id) ?? {};
      return {
        id,
        name,
        type,
        options: options.map((option, at) => ({
          name: option,
          count: ofOptions[at] ?? 0,
          segments: listSegmentsNaming(db, siteId, namesOption(id, option)),
        })),
        count,
        isExact,
        segments: listSegmentsNaming(db, siteId, namesField(id)),
      };
    }),
    changes: listChanges(access, db).filter(({ change }) => "fieldId" in change),
    next: counted.next ? writeValueCursor(counted.next) : null,
  };
}

const mostLookedAt = 5_000;
const mostSuggested = 50;

/** Suggests the options of a choice from what the first contacts have in a field. Empty when those are too many. */
export function suggestOptions(access: SiteAccess, db: Database, fieldId: number): string[] {
  const values = preparedValue<string>(
    db,
    `SELECT value FROM contact_field_values INDEXED BY contact_field_values_field
     WHERE field_id = (SELECT id FROM custom_fields WHERE id = ? AND site_id = ?) LIMIT ${mostLookedAt}`,
  ).all(fieldId, access.siteId);
  const distinct = [...new Set(values)];
  return distinct.length <= mostSuggested ? distinct.sort((one, other) => one.localeCompare(other)) : [];
}
