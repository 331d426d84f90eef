import { useFormats } from "@/components/ui/use-formats";
import type { BillingPlan } from "@/lib/deletion/manifest/deletion-plan";
import { amountsLabel } from "../deletion-messages";

interface RefundChoiceProps {
  unused: BillingPlan["unused"];
  value: boolean;
  onChange(refundsUnused: boolean): void;
}

/** Asks whether unused paid time is paid back. */
export function RefundChoice({ unused, value, onChange }: RefundChoiceProps) {
  const format = useFormats();
  const choices = [
    { isRefund: false, label: "Cancel now" },
    { isRefund: true, label: `Cancel now and refund the unused time: ${amountsLabel(format, unused)}` },
  ];
  return (
    <fieldset className="mt-5 text-sm">
      <legend className="font-medium">What was paid for time still to come</legend>
      {choices.map(({ isRefund, label }) => (
        <label key={label} className="flex min-h-8 cursor-pointer items-center gap-3">
          <input
            type="radio"
            name="refund"
            className="size-4 accent-accent"
            checked={value === isRefund}
            onChange={() => onChange(isRefund)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
