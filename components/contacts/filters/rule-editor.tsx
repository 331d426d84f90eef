import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useFormats } from "@/components/ui/use-formats";
import { marketingStatusChoices, marketingStatusNames } from "@/lib/consent/status/marketing-status";
import {
  broadcastLabels,
  fieldNames,
  offerLabels,
  operatorLabels,
  sequenceLabels,
  sourceNames,
  subscriptionNames,
} from "@/lib/contacts/filter/filter-labels";
import { contactSources, type FilterField, subscriptionStates } from "@/lib/contacts/filter/filter-rule";
import { minorDigitsOf } from "@/lib/values/formats";
import {
  blankRule,
  isAskable,
  textOperators,
  withCurrency,
  withCustomOperator,
  withDateOperator,
} from "./draft-rule";
import { dateLabels, hiddenLabels, partLabels, removeLabel, ruleLabels } from "./rule-labels";
import {
  CustomValue,
  namesOf,
  Operator,
  ProgressValue,
  type RuleValueProps,
  SetValue,
  Value,
} from "./rule-parts";

interface RuleEditorProps extends RuleValueProps {
  onRemove(): void;
}

/** Edits one rule: its field, its operator and its value. */
export function RuleEditor({ label, rule, options, onRule, onRemove }: RuleEditorProps) {
  const fields = (Object.keys(fieldNames) as FilterField[]).filter(
    (field) => field === rule.field || isAskable(field, options),
  );
  return (
    <div className="flex flex-wrap items-start gap-2 rounded-lg border border-border p-2">
      <Select
        aria-label={partLabels.about(label)}
        value={rule.field}
        onChange={({ target }) => onRule(blankRule(target.value as FilterField, options))}
      >
        {rule.field === "" && <option value="">{ruleLabels.choose}</option>}
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
        aria-label={removeLabel(label)}
        onClick={onRemove}
      >
        <X aria-hidden="true" className="size-4" />
      </Button>
    </div>
  );
}

function RuleValue(props: RuleValueProps) {
  const format = useFormats();
  const { label, rule, options, onRule } = props;
  switch (rule.field) {
    case "":
      return null;
    case "customer":
    case "attention":
      return (
        <Operator
          {...props}
          words={operatorLabels}
          choices={["yes", "no"]}
          onIs={(is) => onRule({ ...rule, is })}
        />
      );
    case "hidden":
      return (
        <Operator
          {...props}
          words={hiddenLabels}
          choices={["yes", "no", "either"]}
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
            words={operatorLabels}
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
            words={dateLabels}
            choices={["within_days", "over_days", "before", "after"]}
            onIs={(is) => onRule(withDateOperator(rule, is, format.timeZone))}
          />
          {"days" in rule ? (
            <span className="flex items-center gap-2 text-sm">
              <Input
                type="number"
                min={1}
                measure="w-24"
                aria-label={partLabels.days(label)}
                value={String(rule.days ?? "")}
                onChange={({ target }) => onRule({ ...rule, days: target.valueAsNumber })}
              />
              {ruleLabels.days}
            </span>
          ) : (
            <Input
              type="date"
              measure="w-40"
              aria-label={partLabels.day(label)}
              value={String(rule.day ?? "")}
              onChange={({ target }) => onRule({ ...rule, day: target.value })}
            />
          )}
        </>
      );
    case "revenue": {
      const minorUnits = 10 ** minorDigitsOf(String(rule.currency));
      return (
        <>
          <Operator
            {...props}
            words={operatorLabels}
            choices={["at_least", "at_most"]}
            onIs={(is) => onRule({ ...rule, is })}
          />
          <Input
            type="number"
            step={1 / minorUnits}
            measure="w-28"
            aria-label={partLabels.amount(label)}
            value={Number.isFinite(rule.amount) ? String(Number(rule.amount) / minorUnits) : ""}
            onChange={({ target }) =>
              onRule({ ...rule, amount: Math.round(target.valueAsNumber * minorUnits) })
            }
          />
          <Select
            aria-label={partLabels.currency(label)}
            value={String(rule.currency)}
            onChange={({ target }) => onRule(withCurrency(rule, target.value))}
          >
            {options.currencies.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </Select>
        </>
      );
    }
    case "progress":
      return <ProgressValue {...props} />;
    case "custom":
      return <CustomValue {...props} />;
    case "offer":
      return <SetValue {...props} words={offerLabels} choices={namesOf(options.offer)} name="ids" />;
    case "sequence":
      return <SetValue {...props} words={sequenceLabels} choices={namesOf(options.sequence)} name="ids" />;
    case "broadcast":
      return <SetValue {...props} words={broadcastLabels} choices={namesOf(options.broadcast)} name="ids" />;
    default:
      return <SetValue {...props} choices={namesOf(options[rule.field])} name="ids" />;
  }
}
