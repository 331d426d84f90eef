"use client";

import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { ConnectStripeForm } from "./connect-stripe-form";
import { paymentsQuery } from "./payments-query";
import { StripeSync } from "./stripe-sync";

export function PaymentSettings() {
  const { data, isError } = useQuery(paymentsQuery);
  if (!data) return <p>{isError ? "The settings could not be read. Reload the page." : "Reading…"}</p>;
  const { account, isSetByEnvironment, sync } = data;
  return (
    <div className="max-w-2xl space-y-5">
      <Card title="Stripe">
        {account && (
          <p className="mb-5 text-sm">
            Connected to <strong>{account.name}</strong> with the key <code>{account.keyHint}</code> since{" "}
            <Time at={account.connectedAt} />.
            {!account.hasWebhookSecret && " Without a signing secret, changes at Stripe arrive by Sync only."}
          </p>
        )}
        {isSetByEnvironment && (
          <p className="mb-5 text-sm">
            Connected by the setting <code>STRIPE_SECRET_KEY</code> of this server. A key given here is used
            instead.
          </p>
        )}
        {!account && !isSetByEnvironment && (
          <p className="mb-5 text-sm text-ink-soft">
            Not connected: what was bought elsewhere cannot be stopped from here, and a contact with such a
            subscription is held instead of deleted.
          </p>
        )}
        <ConnectStripeForm isConnected={account !== null} />
      </Card>
      {(account || isSetByEnvironment) && (
        <Card title="Sync from Stripe">
          <StripeSync sync={sync} />
        </Card>
      )}
    </div>
  );
}
