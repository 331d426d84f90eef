import { isAtProvider, ProviderLink, RecordTable } from "@/components/contacts/records/record-table";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { moneyLabel, totalOf } from "../../record-labels";
import { ContactSubscriptions } from "./contact-subscriptions";
import {
  type BadgeLabel,
  invoiceStatusLabels,
  paymentStatus,
  purchaseStatus,
  refundedOf,
} from "./payment-labels";
import {
  invoicesLabels,
  paymentsLabels,
  providerLabels,
  purchasesLabels,
  refundedLabel,
  sumMessage,
} from "./payment-messages";

/** Shows what a contact pays for, what they paid, and what they have of it. */
export function ContactPayments({ contact }: { contact: ContactProfile }) {
  return (
    <>
      <ContactSubscriptions contact={contact} />
      <Payments contact={contact} />
      <Purchases contact={contact} />
      {(totalOf(contact, "invoices") ?? 0) > 0 && <Invoices contact={contact} />}
    </>
  );
}

function StatusOf({ status: { tone, label } }: { status: BadgeLabel }) {
  return <Badge tone={tone}>{label}</Badge>;
}

/** Lists the payments that add up to the number at the top of the page. */
function Payments({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  const sum = moneyLabel(format, contact.paid);
  return (
    <Card title={paymentsLabels.title}>
      {sum && <p className="-mt-2 mb-4 text-sm text-ink-soft">{sumMessage(sum)}</p>}
      <RecordTable
        contactId={contact.id}
        list="payments"
        title={paymentsLabels.title}
        total={totalOf(contact, "payments")}
        empty={paymentsLabels.none}
        columns={[
          {
            label: paymentsLabels.for,
            phone: "col-start-1 row-start-1",
            cell: ({ offer }) => <bdi>{offer}</bdi>,
          },
          {
            label: paymentsLabels.date,
            phone: "col-start-1 row-start-2 text-ink-soft",
            cell: ({ createdAt }) => <Time at={createdAt} />,
          },
          {
            label: paymentsLabels.status,
            phone: "col-start-2 row-start-2 justify-self-end",
            cell: (payment) => <StatusOf status={paymentStatus(payment)} />,
          },
          {
            label: paymentsLabels.amount,
            phone: "col-start-2 row-start-1",
            isNumber: true,
            cell: (payment) => {
              const refunded = refundedOf(payment);
              return (
                <>
                  {format.money(payment.amount, payment.currency)}
                  {refunded > 0 && (
                    <span className="block text-xs text-ink-soft">
                      {refundedLabel(format.money(refunded, payment.currency))}
                    </span>
                  )}
                </>
              );
            },
          },
          {
            label: paymentsLabels.details,
            isIn: isAtProvider,
            phone: "col-span-2 row-start-3",
            isNumber: true,
            cell: ({ providerUrl, offer, createdAt }) => (
              <ProviderLink url={providerUrl} what={providerLabels.payment(format.date(createdAt), offer)} />
            ),
          },
        ]}
      />
    </Card>
  );
}

/** Lists what they bought or were granted, and whether they still have it. */
function Purchases({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  return (
    <Card title={purchasesLabels.title}>
      <RecordTable
        contactId={contact.id}
        list="purchases"
        title={purchasesLabels.title}
        total={totalOf(contact, "purchases")}
        empty={purchasesLabels.none}
        columns={[
          {
            label: purchasesLabels.offer,
            phone: "col-start-1 row-start-1",
            cell: ({ offer }) => <bdi>{offer}</bdi>,
          },
          {
            label: purchasesLabels.date,
            phone: "col-start-1 row-start-2 text-ink-soft",
            cell: ({ createdAt }) => <Time at={createdAt} />,
          },
          {
            label: purchasesLabels.access,
            phone: "col-start-2 row-start-2 justify-self-end",
            cell: (purchase) => <StatusOf status={purchaseStatus(purchase)} />,
          },
          {
            label: purchasesLabels.price,
            phone: "col-start-2 row-start-1",
            isNumber: true,
            cell: ({ kind, amount, currency }) =>
              kind === "granted" ? purchasesLabels.free : format.money(amount, currency),
          },
        ]}
      />
    </Card>
  );
}

function Invoices({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  return (
    <Card title={invoicesLabels.title}>
      <RecordTable
        contactId={contact.id}
        list="invoices"
        title={invoicesLabels.title}
        total={totalOf(contact, "invoices")}
        empty={invoicesLabels.none}
        columns={[
          {
            label: invoicesLabels.date,
            phone: "col-start-1 row-start-1",
            cell: ({ createdAt }) => <Time at={createdAt} />,
          },
          {
            label: invoicesLabels.status,
            phone: "col-start-1 row-start-2",
            cell: ({ status }) => <StatusOf status={invoiceStatusLabels[status]} />,
          },
          {
            label: invoicesLabels.due,
            phone: "col-start-2 row-start-1",
            isNumber: true,
            cell: ({ status, amount, currency }) =>
              status === "open" || status === "draft"
                ? format.money(amount, currency)
                : invoicesLabels.nothingDue,
          },
          {
            label: invoicesLabels.details,
            isIn: isAtProvider,
            phone: "col-start-2 row-start-2",
            isNumber: true,
            cell: ({ providerUrl, createdAt }) => (
              <ProviderLink url={providerUrl} what={providerLabels.invoice(format.date(createdAt))} />
            ),
          },
        ]}
      />
    </Card>
  );
}
