"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { connectStripeAction } from "@/lib/billing/actions";
import { paymentRefusalMessage } from "@/lib/billing/refusal-messages";
import { AcceptOtherAccount } from "./accept-other-account";
import { paymentsQuery } from "./payments-query";

export function ConnectStripeForm({ isConnected }: { isConnected: boolean }) {
  const client = useQueryClient();
  const [secretKey, setSecretKey] = useState("");
  const [webhookSecret, setWebhookSecret] = useState("");
  const [acceptsOtherAccount, setAcceptsOtherAccount] = useState(false);
  const connect = useMutation({
    mutationFn: () => connectStripeAction({ secretKey, webhookSecret, acceptsOtherAccount }),
    onSuccess: (result) => {
      if (!result.ok) return;
      setSecretKey("");
      setWebhookSecret("");
      setAcceptsOtherAccount(false);
      toast.success(`Connected to ${result.accountName}.`);
      return client.invalidateQueries({ queryKey: paymentsQuery.queryKey });
    },
  });
  const refused = connect.data && !connect.data.ok ? connect.data : undefined;
  const problem = connect.isError ? "The server did not answer." : refused && paymentRefusalMessage(refused);
  const isAboutWebhook = refused?.refusal === "invalid_input" && refused.field === "webhookSecret";
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!connect.isPending) connect.mutate();
      }}
    >
      <Field
        label="Secret key"
        type="password"
        autoComplete="off"
        hint="Kept encrypted, and never shown again."
        value={secretKey}
        onChange={(event) => {
          setSecretKey(event.target.value);
          setAcceptsOtherAccount(false);
        }}
        {...(problem && !isAboutWebhook && { error: problem })}
      />
      <Field
        label="Webhook signing secret"
        type="password"
        autoComplete="off"
        hint="Of an endpoint at Stripe that points to /api/webhooks/stripe here. May be left empty."
        value={webhookSecret}
        onChange={(event) => setWebhookSecret(event.target.value)}
        {...(problem && isAboutWebhook && { error: problem })}
      />
      {refused?.refusal === "other_account" && (
        <AcceptOtherAccount
          known={refused.known}
          value={acceptsOtherAccount}
          onChange={setAcceptsOtherAccount}
        />
      )}
      <Button type="submit" variant="primary" aria-disabled={connect.isPending}>
        {isConnected ? "Replace the key" : "Connect Stripe"}
      </Button>
    </form>
  );
}
