import { useId } from "react";
import { useFormats } from "@/components/ui/use-formats";
import { confirmMessages, deleteCustomersLabel } from "./confirm-messages";

interface DeleteCustomersChoiceProps {
  customerCount: number;
  value: boolean;
  onChange(deletesCustomers: boolean): void;
}

/** Asks whether Stripe, which keeps its own copy of a customer, should delete that too. */
export function DeleteCustomersChoice({ customerCount, value, onChange }: DeleteCustomersChoiceProps) {
  const format = useFormats();
  const noteId = useId();
  return (
    <div className="text-sm">
      <label className="flex min-h-6 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          className="size-4 shrink-0"
          checked={value}
          aria-describedby={noteId}
          onChange={({ target }) => onChange(target.checked)}
        />
        <span>{deleteCustomersLabel(format, customerCount)}</span>
      </label>
      <p id={noteId} className="pl-6 text-xs text-ink-soft">
        {confirmMessages.customersStay}
      </p>
    </div>
  );
}
