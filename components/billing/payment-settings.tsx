"use client";

import { useQuery } from "@tanstack/react-query";
import { IfMay } from "@/components/roles/role-provider";
import { Card } from "@/components/ui/card";
import { accountLabels, accountMessages } from "./account-messages";
import { ConnectStripeForm } from "./connect-stripe-form";
import { ConnectedAccount } from "./connected-account";
import { KeyPermissions } from "./key-permissions";
import { paymentsQuery } from "./payments-query";
import { permissionLabels } from "./permission-messages";
import { StripeSync } from "./stripe-sync";
import { syncLabels } from "./sync-messages";

export function PaymentSettings() {
  const { data, isError } = useQuery(paymentsQuery);
  if (!data) return <p>{isError ? accountMessages.unread : accountMessages.reading}</p>;
  const { account, sync, whyNotConnected, ...rest } = data;
  return (
    <div className="space-y-5 [&_form]:max-w-xl">
      <Card title={accountLabels.stripe}>
        {account ? (
          <ConnectedAccount account={account} {...rest} />
        ) : (
          <p className="mb-5 text-sm text-ink-soft">
            {whyNotConnected && `${whyNotConnected} `}
            {accountMessages.notConnected}
          </p>
        )}
        <IfMay do="settings.write" orSay>
          <ConnectStripeForm isConnected={account !== null && account.connectedAt !== null} />
        </IfMay>
      </Card>
      {account?.isReadable && (
        <>
          <Card title={permissionLabels.title}>
            <KeyPermissions permissions={account.permissions} />
          </Card>
          <Card title={syncLabels.sync}>
            <StripeSync sync={sync} />
          </Card>
        </>
      )}
    </div>
  );
}
