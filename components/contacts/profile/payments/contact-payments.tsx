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
    <Card title="Payments">
      {sum && <p className="-mt-2 mb-4 text-sm text-ink-soft">They come to {sum} after refunds.</p>}
      <RecordTable
        contactId={contact.id}
        list="payments"
        title="Payments"
        total={totalOf(contact, "payments")}
        empty="They have paid nothing yet."
        columns={[
          { label: "For", phone: "col-start-1 row-start-1", cell: ({ offer }) => <bdi>{offer}</bdi> },
          {
            label: "Date",
            phone: "col-start-1 row-start-2 text-ink-soft",
            cell: ({ createdAt }) => <Time at={createdAt} />,
          },
          {
            label: "Status",
            phone: "col-start-2 row-start-2 justify-self-end",
            cell: (payment) => <StatusOf status={paymentStatus(payment)} />,
          },
          {
            label: "Amount",
            phone: "col-start-2 row-start-1",
            isNumber: true,
            cell: (payment) => {
              const refunded = refundedOf(payment);
              return (
                <>
                  {format.money(payment.amount, payment.currency)}
                  {refunded > 0 && (
                    <span className="block text-xs text-ink-soft">
                      {format.money(refunded, payment.currency)} refunded
                    </span>
                  )}
                </>
              );
            },
          },
          {
            label: "Details",
            isIn: isAtProvider,
            phone: "col-span-2 row-start-3",
            isNumber: true,
            cell: ({ providerUrl, offer, createdAt }) => (
              <ProviderLink
                url={providerUrl}
                what={`the payment of ${format.date(createdAt)} for ${offer}`}
              />
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
    <Card title="Purchases">
      <RecordTable
        contactId={contact.id}
        list="purchases"
        title="Purchases"
        total={totalOf(contact, "purchases")}
        empty="They have bought nothing, and nothing was granted to them."
        columns={[
          { label: "Offer", phone: "col-start-1 row-start-1", cell: ({ offer }) => <bdi>{offer}</bdi> },
          {
            label: "Date",
            phone: "col-start-1 row-start-2 text-ink-soft",
            cell: ({ createdAt }) => <Time at={createdAt} />,
          },
          {
            label: "Access",
            phone: "col-start-2 row-start-2 justify-self-end",
            cell: (purchase) => <StatusOf status={purchaseStatus(purchase)} />,
          },
          {
            label: "Price",
            phone: "col-start-2 row-start-1",
            isNumber: true,
            cell: ({ kind, amount, currency }) =>
              kind === "granted" ? "Free" : format.money(amount, currency),
          },
        ]}
      />
    </Card>
  );
}

function Invoices({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  return (
    <Card title="Invoices">
      <RecordTable
        contactId={contact.id}
        list="invoices"
        title="Invoices"
        total={totalOf(contact, "invoices")}
        empty="They have no invoice."
        columns={[
          {
            label: "Date",
            phone: "col-start-1 row-start-1",
            cell: ({ createdAt }) => <Time at={createdAt} />,
          },
          {
            label: "Status",
            phone: "col-start-1 row-start-2",
            cell: ({ status }) => <StatusOf status={invoiceStatusLabels[status]} />,
          },
          {
            label: "Still due",
            phone: "col-start-2 row-start-1",
            isNumber: true,
            cell: ({ status, amount, currency }) =>
              status === "open" || status === "draft" ? format.money(amount, currency) : "Nothing",
          },
          {
            label: "Details",
            isIn: isAtProvider,
            phone: "col-start-2 row-start-2",
            isNumber: true,
            cell: ({ providerUrl, createdAt }) => (
              <ProviderLink url={providerUrl} what={`the invoice of ${format.date(createdAt)}`} />
            ),
          },
        ]}
      />
    </Card>
  );
}
