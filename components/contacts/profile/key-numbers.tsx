import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { RelativeTime } from "@/components/ui/relative-time";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { moneyLabel, totalOf } from "../record-labels";

/** Shows the numbers by which an owner knows a contact. The lists of the tabs add up to them. */
export function KeyNumbers({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  const { paid, monthly, lastActivityAt } = contact;
  const counted = (kind: "purchases" | "email_deliveries") => format.count(totalOf(contact, kind) ?? 0);
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-4 border-t border-border px-5 py-4 sm:grid-cols-3 sm:px-6 md:grid-cols-5">
      <KeyNumber name="Paid after refunds" className="col-span-2 sm:col-span-1">
        {moneyLabel(format, paid) || "Nothing yet"}
      </KeyNumber>
      <KeyNumber name="Monthly revenue">{moneyLabel(format, monthly) || "None"}</KeyNumber>
      <KeyNumber name="Purchases">{counted("purchases")}</KeyNumber>
      <KeyNumber name="Emails sent">{counted("email_deliveries")}</KeyNumber>
      <KeyNumber name="Last seen">
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
