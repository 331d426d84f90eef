"use client";

import { useState } from "react";
import {
  BulkActionDialog,
  preloadBulkActionDialog,
} from "@/components/bulk-actions/dialog/bulk-action-dialog";
import { isAtProvider, ProviderLink, RecordTable } from "@/components/contacts/records/record-table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useFormats } from "@/components/ui/use-formats";
import { priceLabel } from "@/lib/billing/price-labels";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { chargeLabel, totalOf } from "../../record-labels";
import { subscriptionStatuses } from "./payment-labels";
import { cancelLabel, providerLabels, subscriptionsLabels } from "./payment-messages";

/** Lists what a contact subscribes to, how often it charges and when next, and cancels what can still charge. */
export function ContactSubscriptions({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  return (
    <Card title={subscriptionsLabels.title}>
      <RecordTable
        contactId={contact.id}
        list="subscriptions"
        title={subscriptionsLabels.title}
        total={totalOf(contact, "subscriptions")}
        empty={subscriptionsLabels.none}
        columns={[
          {
            label: subscriptionsLabels.offer,
            phone: "col-start-1 row-start-1",
            cell: ({ offer }) => <bdi>{offer}</bdi>,
          },
          {
            label: subscriptionsLabels.price,
            phone: "col-start-1 row-start-2 text-ink-soft",
            cell: (subscription) => priceLabel(format, subscription),
          },
          {
            label: subscriptionsLabels.status,
            phone: "col-start-2 row-start-1 justify-self-end",
            cell: ({ status }) => {
              const { tone = "neutral", label = status } = subscriptionStatuses[status] ?? {};
              return <Badge tone={tone}>{label}</Badge>;
            },
          },
          {
            label: subscriptionsLabels.nextCharge,
            phone: "col-start-2 row-start-2 max-sm:text-right",
            cell: (subscription) => chargeLabel(format, subscription),
          },
          {
            label: subscriptionsLabels.details,
            isIn: isAtProvider,
            phone: "col-span-2 row-start-3",
            isNumber: true,
            cell: ({ providerUrl, offer }) => (
              <ProviderLink url={providerUrl} what={providerLabels.subscription(offer)} />
            ),
          },
        ]}
      />
      {contact.liveSubscriptionCount > 0 && <CancelSubscriptions contact={contact} />}
    </Card>
  );
}

/** Cancels every subscription that can still charge, by the dialog that cancels those of many contacts. */
function CancelSubscriptions({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  const [isOpen, setOpen] = useState(false);
  const { id, liveSubscriptionCount: count, isBeingErased } = contact;
  return (
    <div className="mt-4">
      <Button
        disabled={isBeingErased}
        title={isBeingErased ? subscriptionsLabels.cancelledAnyway : undefined}
        onPointerEnter={preloadBulkActionDialog}
        onFocus={preloadBulkActionDialog}
        onClick={() => setOpen(true)}
      >
        {cancelLabel(format, count)}
      </Button>
      <BulkActionDialog
        kind="cancel_subscription"
        open={isOpen}
        onOpenChange={setOpen}
        onStarted={() => undefined}
        selection={{ kind: "ids", ids: [id] }}
      />
    </div>
  );
}
