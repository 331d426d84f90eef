"use client";

import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/ui/card";
import { ConnectStripeForm } from "./connect-stripe-form";
import { ConnectedAccount } from "./connected-account";
import { KeyPermissions } from "./key-permissions";
import { paymentsQuery } from "./payments-query";
import { StripeSync } from "./stripe-sync";

export function PaymentSettings() {
  const { data, isError } = useQuery(paymentsQuery);
  if (!data) return <p>{isError ? "The settings could not be read. Reload the page." : "Reading…"}</p>;
  const { account, sync, whyNotConnected, ...rest } = data;
  return (
    <div className="space-y-5 [&_form]:max-w-xl">
      <Card title="Stripe">
        {account ? (
          <ConnectedAccount account={account} {...rest} />
        ) : (
          <p className="mb-5 text-sm text-ink-soft">
            {whyNotConnected && `${whyNotConnected} `}
            Not connected. Contacts with a subscription at Stripe are held instead of deleted, because it
            can't be stopped from here.
          </p>
        )}
        <ConnectStripeForm isConnected={account !== null && account.connectedAt !== null} />
      </Card>
      {account?.isReadable && (
        <>
          <Card title="What the key may do">
            <KeyPermissions permissions={account.permissions} />
          </Card>
          <Card title="Sync from Stripe">
            <StripeSync sync={sync} />
          </Card>
        </>
      )}
    </div>
  );
}
