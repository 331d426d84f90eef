"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { contactSources, type FilterField, subscriptionStates } from "@/lib/contacts/filter/filter-rule";
import {
  broadcastWords,
  type FilterOptions,
  fieldNames,
  operatorWords,
  setWords,
  sourceNames,
  subscriptionNames,
} from "@/lib/contacts/filter/filter-words";
import { marketingStatusChoices, marketingStatusNames } from "@/lib/contacts/marketing-status";
import { ChoiceList } from "./choice-list";
import {
  blankRule,
  customOperators,
  type DraftRule,
  isAskable,
  textOperators,
  withCustomField,
  withCustomOperator,
  withDateOperator,
  withProgressOperator,
} from "./draft-rule";

interface RuleEditorProps {
  /** Such as "Rule 2", for assistive technology. */
  label: string;
  rule: DraftRule;
  options: FilterOptions;
  onRule(rule: DraftRule): void;
  onRemove(): void;
}

/** One rule: what it is about, how it is asked, and with what. */
export function RuleEditor({ label, rule, options, onRule, onRemove }: RuleEditorProps) {
  const fields = (Object.keys(fieldNames) as FilterField[]).filter((field) => isAskable(field, options));
  return (
    <div className="flex flex-wrap items-start gap-2 rounded-lg border border-border p-2">
      <Select
        aria-label={`${label}: about`}
        value={rule.field}
        onChange={({ target }) => onRule(blankRule(target.value as FilterField, options))}
      >
        {fields.map((field) => (
          <option key={field} value={field}>
            {fieldNames[field]}
          </option>
        ))}
      </Select>
      <RuleValue label={label} rule={rule} options={options} onRule={onRule} />
      <Button
        variant="ghost"
        size="icon"
        className="ml-auto"
        aria-label={`Remove ${label.toLowerCase()}`}
        onClick={onRemove}
      >
        <X aria-hidden="true" className="size-4" />
      </Button>
    </div>
  );
}

type RuleValueProps = Omit<RuleEditorProps, "onRemove">;

function RuleValue(props: RuleValueProps) {
  const { label, rule, options, onRule } = props;
  switch (rule.field) {
    case "customer":
    case "attention":
      return (
        <Operator
          {...props}
          words={operatorWords}
          choices={["yes", "no"]}
          onIs={(is) => onRule({ ...rule, is })}
        />
      );
    case "status":
      return (
        <SetValue
          {...props}
          choices={marketingStatusChoices.map((value) => ({ value, name: marketingStatusNames[value] }))}
          name="values"
        />
      );
    case "source":
      return (
        <SetValue
          {...props}
          choices={contactSources.map((value) => ({ value, name: sourceNames[value] }))}
          name="values"
        />
      );
    case "subscription":
      return (
        <SetValue
          {...props}
          choices={subscriptionStates.map((value) => ({ value, name: subscriptionNames[value] }))}
          name="values"
        />
      );
    case "name":
    case "email":
    case "note":
      return (
        <>
          <Operator
            {...props}
            words={operatorWords}
            choices={rule.field === "note" ? ["contains", "not_contains"] : textOperators}
            onIs={(is) => onRule(withCustomOperator(rule, is))}
          />
          {"value" in rule && <Value {...props} type="text" />}
        </>
      );
    case "added":
    case "activity":
      return (
        <>
          <Operator
            {...props}
            words={dateWords}
            choices={["within_days", "over_days", "before", "after"]}
            onIs={(is) => onRule(withDateOperator(rule, is))}
          />
          {"days" in rule ? (
            <span className="flex items-center gap-2 text-sm">
              <Input
                type="number"
                min={1}
                className="w-24"
                aria-label={`${label}: days`}
                value={String(rule.days ?? "")}
                onChange={({ target }) => onRule({ ...rule, days: target.valueAsNumber })}
              />
              days
            </span>
          ) : (
            <Input
              type="date"
              className="w-40"
              aria-label={`${label}: day`}
              value={String(rule.day ?? "")}
              onChange={({ target }) => onRule({ ...rule, day: target.value })}
            />
          )}
        </>
      );
    case "revenue":
      return (
        <>
          <Operator
            {...props}
            words={operatorWords}
            choices={["at_least", "at_most"]}
            onIs={(is) => onRule({ ...rule, is })}
          />
          <Input
            type="number"
            step="0.01"
            className="w-28"
            aria-label={`${label}: amount`}
            value={Number.isFinite(rule.amount) ? String(Number(rule.amount) / 100) : ""}
            onChange={({ target }) => onRule({ ...rule, amount: Math.round(target.valueAsNumber * 100) })}
          />
          <Select
            aria-label={`${label}: currency`}
            value={String(rule.currency)}
            onChange={({ target }) => onRule({ ...rule, currency: target.value })}
          >
            {options.currencies.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </Select>
        </>
      );
    case "progress":
      return <ProgressValue {...props} />;
    case "custom":
      return <CustomValue {...props} />;
    case "broadcast":
      return <SetValue {...props} words={broadcastWords} choices={namesOf(options.broadcast)} name="ids" />;
    default:
      return <SetValue {...props} choices={namesOf(options[rule.field])} name="ids" />;
  }
}

const dateWords = {
  within_days: "in the last",
  over_days: "more than … ago",
  before: "before",
  after: "after",
} as const;

const progressWords = {
  started: "started",
  not_started: "not started",
  completed: "completed",
  not_completed: "not completed",
  at_least: "at least",
} as const;

function namesOf(named: { id: number; name: string }[]) {
  return named.map(({ id, name }) => ({ value: id, name }));
}

interface OperatorProps extends RuleValueProps {
  words: Record<string, string>;
  choices: readonly string[];
  onIs(is: string): void;
}

function Operator({ label, rule, words, choices, onIs }: OperatorProps) {
  return (
    <Select aria-label={`${label}: how`} value={rule.is} onChange={({ target }) => onIs(target.value)}>
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

function SetValue({ words = setWords, choices, name, ...props }: SetValueProps) {
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
        label={`${label}: which`}
        choices={choices}
        chosen={(rule[name] as (string | number)[] | undefined) ?? []}
        onChosen={(chosen) => onRule({ ...rule, [name]: chosen })}
      />
    </>
  );
}

function ProgressValue(props: RuleValueProps) {
  const { label, rule, options, onRule } = props;
  return (
    <>
      <Select
        aria-label={`${label}: product`}
        value={String(rule.product)}
        onChange={({ target }) => onRule({ ...rule, product: Number(target.value) })}
      >
        {options.product.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Operator
        {...props}
        words={progressWords}
        choices={Object.keys(progressWords)}
        onIs={(is) => onRule(withProgressOperator(rule, is))}
      />
      {"percent" in rule && (
        <span className="flex items-center gap-2 text-sm">
          <Input
            type="number"
            min={1}
            max={100}
            className="w-20"
            aria-label={`${label}: percent`}
            value={String(rule.percent)}
            onChange={({ target }) => onRule({ ...rule, percent: target.valueAsNumber })}
          />
          % completed
        </span>
      )}
    </>
  );
}

function CustomValue(props: RuleValueProps) {
  const { label, rule, options, onRule } = props;
  const type = options.custom.find(({ id }) => id === rule.custom)?.type ?? "text";
  return (
    <>
      <Select
        aria-label={`${label}: field`}
        value={String(rule.custom)}
        onChange={({ target }) => onRule(withCustomField(Number(target.value), options))}
      >
        {options.custom.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Operator
        {...props}
        words={operatorWords}
        choices={customOperators[type]}
        onIs={(is) => onRule(withCustomOperator(rule, is))}
      />
      {"value" in rule && <Value {...props} type={type === "boolean" ? "text" : type} />}
    </>
  );
}

function Value({ label, rule, onRule, type }: RuleValueProps & { type: "text" | "number" | "date" }) {
  return (
    <Input
      type={type}
      maxLength={200}
      className="w-44"
      aria-label={`${label}: value`}
      value={String(rule.value ?? "")}
      onChange={({ target }) => onRule({ ...rule, value: target.value })}
    />
  );
}
