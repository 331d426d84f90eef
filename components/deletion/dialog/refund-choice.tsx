import { useFormats } from "@/components/ui/use-formats";
import type { BillingPlan } from "@/lib/deletion/manifest/deletion-plan";
import { shortAmountsLabel } from "./billing-messages";
import { confirmLabels, refundLabel } from "./confirm-messages";

interface RefundChoiceProps {
  unused: BillingPlan["unused"];
  value: boolean;
  onChange(refundsUnused: boolean): void;
}

/** Asks whether unused paid time is paid back. */
export function RefundChoice({ unused, value, onChange }: RefundChoiceProps) {
  const format = useFormats();
  const choices = [
    { isRefund: false, label: confirmLabels.noRefund },
    { isRefund: true, label: refundLabel(shortAmountsLabel(format, unused)) },
  ];
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-sm">
      <legend className="sr-only">{confirmLabels.refund}</legend>
      <span aria-hidden="true" className="font-medium">
        {confirmLabels.refund}
      </span>
      <div className="flex flex-wrap gap-2">
        {choices.map(({ isRefund, label }) => (
          <label
            key={label}
            className="flex min-h-9 cursor-pointer items-center gap-2 rounded-lg border border-border-strong px-3 py-1 has-checked:border-accent has-checked:bg-selected has-checked:font-medium has-checked:outline-1 has-checked:outline-accent"
          >
            <input
              type="radio"
              name="refund"
              className="size-4 shrink-0"
              checked={value === isRefund}
              onChange={() => onChange(isRefund)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
