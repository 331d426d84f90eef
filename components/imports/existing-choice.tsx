"use client";

import type { ExistingRule } from "@/lib/imports/plan/import-view";
import { existingRules } from "@/lib/imports/plan/import-view";
import { existingNames } from "./import-messages";

interface ExistingChoiceProps {
  existing: ExistingRule;
  onExisting(existing: ExistingRule): void;
}

/** What the list may change of people who are contacts already. */
export function ExistingChoice({ existing, onExisting }: ExistingChoiceProps) {
  return (
    <fieldset className="mt-6">
      <legend className="mb-2 text-sm font-medium">What about people who are contacts already?</legend>
      <div className="space-y-1">
        {existingRules.map((rule) => (
          <label key={rule} className="flex cursor-pointer gap-3 rounded-lg px-3 py-2 hover:bg-muted">
            <input
              type="radio"
              name="existing"
              className="mt-1 size-4 shrink-0 accent-accent"
              checked={existing === rule}
              onChange={() => onExisting(rule)}
            />
            <span>
              <span className="block text-sm font-medium">{existingNames[rule].label}</span>
              <span className="block text-sm text-ink-soft">{existingNames[rule].hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
