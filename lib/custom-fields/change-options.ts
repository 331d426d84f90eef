import type { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { type Transaction, write } from "@/db/write";
import type { SiteAccess } from "@/lib/auth/site-access";
import { changeSegmentRules } from "@/lib/definition-changes/kinds/segment-rules";
import { isFieldChanging, requestChange } from "@/lib/definition-changes/request-change";
import { optionKey } from "@/lib/values/choice-options";
import { findField, record } from "./change-fields";
import type { optionsChange } from "./field-input";

type OptionsRefusal =
  | { ok: false; refusal: "not_found" | "not_a_choice" | "field_is_changing" | "options_differ" }
  | { ok: false; refusal: "option_taken"; option: string };

/**
 * Changes the options of a choice: their names, their order, new ones, and what becomes of removed ones. Values follow
 * by the worker, and segments name the old and the new one until it is done. Refuses options that are not the present
 * ones, and a name that another option has.
 */
export function changeOptions(
  access: SiteAccess,
  db: Database,
  { fieldId, options, removed }: z.infer<typeof optionsChange>,
  now: number,
): { ok: true; changeIds: number[] } | OptionsRefusal {
  return write(db, (tx): { ok: true; changeIds: number[] } | OptionsRefusal => {
    const field = findField(tx, access, fieldId);
    if (!field) return { ok: false, refusal: "not_found" };
    if (field.options === null) return { ok: false, refusal: "not_a_choice" };
    if (isFieldChanging(tx, access.siteId, fieldId)) return { ok: false, refusal: "field_is_changing" };
    const told = [...options.flatMap(({ was }) => was ?? []), ...removed.map(({ name }) => name)];
    const isWhole = told.length === field.options.length && field.options.every((one) => told.includes(one));
    const names = options.map(({ name }) => name);
    const goTo = removed.every(({ to }) => to === null || names.includes(to));
    if (!isWhole || !goTo) return { ok: false, refusal: "options_differ" };
    for (const { was, name } of options) {
      const holder = field.options.find((one) => optionKey(one) === optionKey(name));
      if (holder !== undefined && holder !== was) return { ok: false, refusal: "option_taken", option: name };
    }
    prepared(tx, "UPDATE custom_fields SET options = ? WHERE id = ?").run(JSON.stringify(names), fieldId);
    const renamed = options.flatMap(({ was, name }) =>
      was === null || was === name ? [] : [{ from: was, to: name as string | null }],
    );
    const replaced = [...renamed, ...removed.map(({ name, to }) => ({ from: name, to }))];
    const changeIds = replaced.map(({ from, to }) => {
      if (to !== null) nameBoth(tx, access.siteId, { fieldId, from, to });
      return requestChange(tx, access, { kind: "replace_option", fieldId, from, to }, now);
    });
    record(tx, access, "field_changed", now);
    return { ok: true, changeIds };
  });
}

/** Has segments that name an option name its successor beside it. */
function nameBoth(
  tx: Transaction,
  siteId: number,
  { fieldId, from, to }: { fieldId: number; from: string; to: string },
): void {
  changeSegmentRules(tx, siteId, (rule) => {
    if (rule.field !== "custom" || rule.custom !== fieldId || !("values" in rule)) return rule;
    if (!rule.values.includes(from) || rule.values.includes(to)) return rule;
    return { ...rule, values: [...rule.values, to] };
  });
}
