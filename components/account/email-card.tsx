"use client";

import { problemOf, refusalOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { changeEmailAction } from "@/lib/auth/account/actions";
import { accountRefusalMessage } from "@/lib/auth/account/refusal-messages";
import { accountPageLabels } from "./account-labels";
import { accountPageMessages } from "./account-messages";
import { ActionForm } from "./action-form";
import { useCardForm } from "./use-card-form";

const nothingTyped = { email: "", password: "" };

/** Changes the email with which one signs in. */
export function EmailCard({ email }: { email: string }) {
  const { typed, setTyped, change, isOpen, open, close } = useCardForm(changeEmailAction, nothingTyped);
  const refused = refusalOf(change);
  const problem = problemOf(change, accountRefusalMessage);
  const isOfEmail =
    refused?.refusal === "same_email" ||
    refused?.refusal === "email_taken" ||
    (refused?.refusal === "invalid_input" && refused.field === "email");
  const done = change.data?.ok ? change.data : undefined;
  return (
    <Card title={accountPageLabels.email}>
      <p className="mb-4 wrap-anywhere">{email}</p>
      <p role="status" className="mb-4 text-sm text-ink-soft empty:hidden">
        {done && (done.isChanged ? accountPageMessages.emailChanged : accountPageMessages.emailAsked)}
      </p>
      {isOpen ? (
        <ActionForm
          submit={accountPageLabels.changeEmail}
          isBusy={change.isPending}
          problem={undefined}
          onSubmit={() => change.mutate(typed)}
          onCancel={close}
        >
          <Field
            label={accountPageLabels.newEmail}
            type="email"
            autoComplete="email"
            value={typed.email}
            onChange={({ target }) => setTyped({ ...typed, email: target.value })}
            error={isOfEmail ? problem : undefined}
          />
          <Field
            label={accountPageLabels.yourPassword}
            type="password"
            autoComplete="current-password"
            value={typed.password}
            onChange={({ target }) => setTyped({ ...typed, password: target.value })}
            error={isOfEmail ? undefined : problem}
          />
        </ActionForm>
      ) : (
        <Button onClick={open}>{accountPageLabels.changeEmail}</Button>
      )}
    </Card>
  );
}
