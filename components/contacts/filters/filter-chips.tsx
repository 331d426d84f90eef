"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useFormats } from "@/components/ui/use-formats";
import { isGroup } from "@/lib/contacts/filter/filter-group";
import { ruleLabel } from "@/lib/contacts/filter/filter-labels";
import type { FilterGroup } from "@/lib/contacts/filter/filter-rule";
import { filterOptionsQuery, segmentsQuery } from "../contact-queries";
import { isOf } from "../list-conditions";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { chipsOf } from "./chips-of";
import { filterButtonId } from "./filter-dialog";
import { filterLabels, takeAwayLabel } from "./filter-labels";

/** Shows in words the rules that are not the chosen segment's, each with a button that removes it. */
export function FilterChips() {
  const format = useFormats();
  const [state, setState] = useContactListState();
  const { where } = state;
  const { data: segments } = useQuery({ ...segmentsQuery, enabled: false });
  const shown = chipsOf(state, state.segment ?? segments?.segments.find((one) => isOf(state, one)));
  const { data: options } = useQuery({ ...filterOptionsQuery, enabled: shown.length > 0 });
  if (!where || shown.length === 0) return null;
  const wordsOf = (rule: FilterGroup["rules"][number]): string =>
    isGroup(rule)
      ? rule.rules.map((one) => ruleLabel(format, one, options)).join(` ${filterLabels[rule.match]} `)
      : ruleLabel(format, rule, options);
  return (
    <ul aria-label={filterLabels.filters} className="flex items-center gap-2">
      {shown.map((rule, index) => {
        const words = wordsOf(rule);
        const left = where.rules.filter((one) => one !== rule);
        return (
          <li key={words} className="flex max-w-full min-w-0 items-center gap-2 text-sm">
            {index > 0 && <span className="text-ink-soft">{filterLabels[where.match]}</span>}
            <span className="inline-flex min-h-8 min-w-0 items-center gap-1 rounded-full bg-accent-soft py-0.5 pr-1 pl-3 text-accent">
              <span className="min-w-0 truncate" title={words}>
                {words}
              </span>
              <button
                type="button"
                aria-label={takeAwayLabel(words)}
                className="grid size-6 shrink-0 cursor-pointer place-items-center rounded-full hover:bg-surface"
                onClick={() => {
                  setState({ where: left.length > 0 ? { ...where, rules: left } : null, ...firstPage });
                  // The chip unmounts, so the focus moves to the button that opens the rules.
                  document.getElementById(filterButtonId)?.focus();
                }}
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
