import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { type FilterOptions, operatorLabels, setLabels } from "@/lib/contacts/filter/filter-labels";
import { ChoiceList } from "./choice-list";
import {
  customOperators,
  type DraftRule,
  withCustomField,
  withCustomOperator,
  withProgressOperator,
} from "./draft-rule";
import { partLabels, progressLabels, ruleLabels } from "./rule-labels";

/** Holds what every part of a rule under construction gets. */
export interface RuleValueProps {
  /** Names the rule for assistive technology, such as "Rule 2". */
  label: string;
  rule: DraftRule;
  options: FilterOptions;
  onRule(rule: DraftRule): void;
}

export function namesOf(named: { id: number; name: string }[]) {
  return named.map(({ id, name }) => ({ value: id, name }));
}

interface OperatorProps extends RuleValueProps {
  words: Record<string, string>;
  choices: readonly string[];
  onIs(is: string): void;
}

export function Operator({ label, rule, words, choices, onIs }: OperatorProps) {
  return (
    <Select aria-label={partLabels.how(label)} value={rule.is} onChange={({ target }) => onIs(target.value)}>
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {words[choice]}
        </option>
      ))}
    </Select>
  );
}

interface SetValueProps extends RuleValueProps {
  words?: Record<string, string>;
  choices: { value: string | number; name: string }[];
  name: "ids" | "values";
}

export function SetValue({ words = setLabels, choices, name, ...props }: SetValueProps) {
  const { rule, label, onRule } = props;
  return (
    <>
      <Operator
        {...props}
        words={words}
        choices={Object.keys(words)}
        onIs={(is) => onRule({ ...rule, is })}
      />
      <ChoiceList
        label={partLabels.which(label)}
        choices={choices}
        chosen={(rule[name] as (string | number)[] | undefined) ?? []}
        onChosen={(chosen) => onRule({ ...rule, [name]: chosen })}
      />
    </>
  );
}

interface NamedSelectProps {
  label: string;
  named: { id: number; name: string }[];
  chosen: unknown;
  onChosen(id: number): void;
}

function NamedSelect({ label, named, chosen, onChosen }: NamedSelectProps) {
  return (
    <Select
      aria-label={label}
      value={String(chosen)}
      onChange={({ target }) => onChosen(Number(target.value))}
    >
      {named.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

export function ProgressValue(props: RuleValueProps) {
  const { label, rule, options, onRule } = props;
  return (
    <>
      <NamedSelect
        label={partLabels.product(label)}
        named={options.product}
        chosen={rule.product}
        onChosen={(product) => onRule({ ...rule, product })}
      />
      <Operator
        {...props}
        words={progressLabels}
        choices={Object.keys(progressLabels)}
        onIs={(is) => onRule(withProgressOperator(rule, is))}
      />
      {"percent" in rule && (
        <span className="flex items-center gap-2 text-sm">
          <Input
            type="number"
            min={1}
            max={100}
            measure="w-20"
            aria-label={partLabels.percent(label)}
            value={String(rule.percent)}
            onChange={({ target }) => onRule({ ...rule, percent: target.valueAsNumber })}
          />
          {ruleLabels.percentCompleted}
        </span>
      )}
    </>
  );
}

export function CustomValue(props: RuleValueProps) {
  const { label, rule, options, onRule } = props;
  const field = options.custom.find(({ id }) => id === rule.custom);
  const type = field?.type ?? "text";
  return (
    <>
      <NamedSelect
        label={partLabels.field(label)}
        named={options.custom}
        chosen={rule.custom}
        onChosen={(custom) => onRule(withCustomField(custom, options))}
      />
      <Operator
        {...props}
        words={{ ...operatorLabels, ...setLabels }}
        choices={customOperators[type]}
        onIs={(is) => onRule(withCustomOperator(rule, is))}
      />
      {"values" in rule && (
        <ChoiceList
          label={partLabels.which(label)}
          choices={(field?.options ?? []).map((option) => ({ value: option, name: option }))}
          chosen={(rule.values as string[] | undefined) ?? []}
          onChosen={(chosen) => onRule({ ...rule, values: chosen })}
        />
      )}
      {"value" in rule && <Value {...props} type={type === "number" || type === "date" ? type : "text"} />}
    </>
  );
}

export function Value({ label, rule, onRule, type }: RuleValueProps & { type: "text" | "number" | "date" }) {
  return (
    <Input
      type={type}
      maxLength={200}
      measure="w-44"
      aria-label={partLabels.value(label)}
      value={String(rule.value ?? "")}
      onChange={({ target }) => onRule({ ...rule, value: target.value })}
    />
  );
}
