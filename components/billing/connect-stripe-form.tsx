"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { connectStripeAction } from "@/lib/billing/actions";
import { accountLabel, paymentRefusalMessage } from "@/lib/billing/refusal-messages";
import type { NamedAccount } from "@/lib/billing/stripe/account/connect-stripe";
import { acceptOtherMessage, accountLabels, accountMessages, nowConnectedMessage } from "./account-messages";
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
      toast.success(nowConnectedMessage(result.accountName));
      return client.invalidateQueries({ queryKey: paymentsQuery.queryKey });
    },
  });
  const refused = refusalOf(connect);
  const problem = problemOf(connect, paymentRefusalMessage);
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
        label={accountLabels.key}
        type="password"
        autoComplete="off"
        hint={accountMessages.keyHint}
        value={secretKey}
        onChange={(event) => {
          setSecretKey(event.target.value);
          setAcceptsOtherAccount(false);
        }}
        {...(problem && !isAboutWebhook && { error: problem })}
      />
      <Field
        label={accountLabels.webhookSecret}
        type="password"
        autoComplete="off"
        hint={accountMessages.webhookHint}
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
      <Button type="submit" variant="primary" isBusy={connect.isPending}>
        {isConnected ? accountLabels.replace : accountLabels.connect}
      </Button>
    </form>
  );
}

interface AcceptOtherAccountProps {
  known: NamedAccount;
  value: boolean;
  onChange(accepts: boolean): void;
}

/** Tells an owner who changes accounts knowingly what that means for contacts whom the old one bills. */
function AcceptOtherAccount({ known, value, onChange }: AcceptOtherAccountProps) {
  return (
    <label className="flex cursor-pointer items-start gap-3 text-sm">
      <input
        type="checkbox"
        className="mt-0.5 size-4 shrink-0"
        checked={value}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>{acceptOtherMessage(accountLabel(known))}</span>
    </label>
  );
}
