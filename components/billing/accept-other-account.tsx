import { accountLabel } from "@/lib/billing/refusal-messages";
import type { NamedAccount } from "@/lib/billing/stripe/account/connect-stripe";

interface AcceptOtherAccountProps {
  known: NamedAccount;
  value: boolean;
  onChange(accepts: boolean): void;
}

/** For an owner who changes accounts knowingly: what that means for those whom the old one bills. */
export function AcceptOtherAccount({ known, value, onChange }: AcceptOtherAccountProps) {
  return (
    <label className="flex cursor-pointer items-start gap-3 text-sm">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={value}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        Connect this key all the same. Whoever of those contacts I delete is held until a key of{" "}
        {accountLabel(known)} answers again, or until I say that I stopped their billing myself.
      </span>
    </label>
  );
}
