import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { FilterOptions } from "@/lib/contacts/filter/filter-labels";
import { type DraftGroup, type DraftRule, newRule } from "./draft-rule";
import { formMessages } from "./filter-form-messages";
import { RuleEditor } from "./rule-editor";
import { addRuleLabel, groupLabels, howManyLabel, placeLabel } from "./rule-labels";

interface GroupEditorProps {
  group: DraftGroup;
  options: FilterOptions;
  onGroup(group: DraftGroup): void;
  /** Numbers the rules of an inner group: with "3." before it, "Rule 2" becomes "Rule 3.2". */
  prefix?: string;
}

/** Edits rules of which all or any must hold. An outer group can hold groups. */
export function GroupEditor({ group, options, onGroup, prefix = "" }: GroupEditorProps) {
  const change = (at: number, next: DraftGroup["rules"][number] | undefined) =>
    onGroup({
      ...group,
      rules: group.rules.flatMap((rule, index) => (index === at ? (next ? [next] : []) : [rule])),
    });
  const add = (rule: DraftGroup["rules"][number]) => onGroup({ ...group, rules: [...group.rules, rule] });
  const isInner = prefix !== "";
  const place = isInner ? prefix.slice(0, -1) : undefined;
  return (
    <div className="space-y-2">
      <p className={group.rules.length > 1 ? "flex flex-wrap items-center gap-2 text-sm" : "hidden"}>
        {groupLabels.whoMeet}
        <Select
          aria-label={howManyLabel(place)}
          value={group.match}
          onChange={({ target }) => onGroup({ ...group, match: target.value === "any" ? "any" : "all" })}
        >
          <option value="all">{groupLabels.all}</option>
          <option value="any">{groupLabels.any}</option>
        </Select>
        {groupLabels.ofRules}
      </p>
      {!isInner && group.rules.length === 0 && (
        <p className="text-sm text-ink-soft">{formMessages.noRules}</p>
      )}
      {group.rules.map((rule, index) => {
        const itsPlace = `${prefix}${index + 1}`;
        return "match" in rule ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rule under construction is its place.
          <div key={index} className="rounded-lg border border-border bg-muted/40 p-3">
            <GroupEditor
              group={rule as DraftGroup}
              options={options}
              prefix={`${itsPlace}.`}
              onGroup={(next) => change(index, next.rules.length > 0 ? (next as typeof rule) : undefined)}
            />
          </div>
        ) : (
          <RuleEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule under construction is its place.
            key={index}
            label={placeLabel(itsPlace)}
            rule={rule}
            options={options}
            onRule={(next: DraftRule) => change(index, next)}
            onRemove={() => change(index, undefined)}
          />
        );
      })}
      <div className="flex flex-wrap gap-2">
        <Button variant="ghost" onClick={() => add(newRule)}>
          <Plus aria-hidden="true" className="size-4" />
          {addRuleLabel(place)}
        </Button>
        {!isInner && (
          <Button
            variant="ghost"
            onClick={() =>
              add({
                match: group.match === "all" ? "any" : "all",
                rules: [newRule, newRule],
              })
            }
          >
            <Plus aria-hidden="true" className="size-4" />
            {groupLabels.addGroup}
          </Button>
        )}
      </div>
    </div>
  );
}
