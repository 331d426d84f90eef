import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { moneyLabel, totalOf } from "../record-labels";
import { keyNumberLabels } from "./profile-labels";

/** Shows the numbers by which an owner knows a contact. The lists of the tabs add up to them. */
export function KeyNumbers({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  const { paid, monthly, lastActivityAt } = contact;
  const counted = (kind: "purchases" | "email_deliveries") => format.count(totalOf(contact, kind) ?? 0);
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-4 border-t border-border px-5 py-4 sm:grid-cols-3 sm:px-6 md:grid-cols-5">
      <KeyNumber name={keyNumberLabels.paid} className="col-span-2 sm:col-span-1">
        {moneyLabel(format, paid) || keyNumberLabels.nothing}
      </KeyNumber>
      <KeyNumber name={keyNumberLabels.monthly}>
        {moneyLabel(format, monthly) || keyNumberLabels.none}
      </KeyNumber>
      <KeyNumber name={keyNumberLabels.purchases}>{counted("purchases")}</KeyNumber>
      <KeyNumber name={keyNumberLabels.emails}>{counted("email_deliveries")}</KeyNumber>
      <KeyNumber name={keyNumberLabels.lastSeen}>
        <RelativeTime at={lastActivityAt} />
      </KeyNumber>
    </dl>
  );
}

interface KeyNumberProps {
  name: string;
  className?: string;
  children: ReactNode;
}

function KeyNumber({ name, className, children }: KeyNumberProps) {
  return (
    <div className={classNames("min-w-0", className)}>
      <dt className="text-xs text-ink-soft">{name}</dt>
      <dd className="mt-0.5 text-base font-semibold wrap-anywhere tabular-nums">{children}</dd>
    </div>
  );
}
