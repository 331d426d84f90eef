"use client";

import { PasswordStrength } from "@/components/auth/strength/password-strength";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { changePasswordAction } from "@/lib/auth/account/actions";
import { accountRefusalMessage } from "@/lib/auth/account/refusal-messages";
import { accountPageLabels } from "./account-labels";
import { accountPageMessages, passwordChangedMessage } from "./account-messages";
import { ActionForm } from "./action-form";
import { useCardForm } from "./use-card-form";

const nothingTyped = { present: "", next: "" };

/** Changes the password, for who knows the present one. */
export function PasswordCard({ email, name }: { email: string; name: string }) {
  const { typed, setTyped, change, isOpen, open, close } = useCardForm(changePasswordAction, nothingTyped);
  const refused = refusalOf(change);
  const problem = problemOf(change, accountRefusalMessage);
  const isOfNext = refused?.refusal === "weak_password";
  return (
    <Card title={accountPageLabels.password}>
      <p role="status" className="mb-4 text-sm text-ink-soft">
        {change.data?.ok
          ? passwordChangedMessage(change.data.endedSessions)
          : accountPageMessages.passwordHint}
      </p>
      {isOpen ? (
        <ActionForm
          submit={accountPageLabels.changePassword}
          isBusy={change.isPending}
          problem={undefined}
          onSubmit={() => change.mutate(typed)}
          onCancel={close}
        >
          {/* Tells password managers whose password it is. */}
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <Field
            label={accountPageLabels.presentPassword}
            type="password"
            autoComplete="current-password"
            value={typed.present}
            onChange={({ target }) => setTyped({ ...typed, present: target.value })}
            error={isOfNext ? undefined : problem}
          />
          <Field
            label={accountPageLabels.newPassword}
            type="password"
            autoComplete="new-password"
            hint={<PasswordStrength password={typed.next} about={[email, name]} />}
            value={typed.next}
            onChange={({ target }) => setTyped({ ...typed, next: target.value })}
            error={isOfNext ? problem : undefined}
          />
        </ActionForm>
      ) : (
        <Button onClick={open}>{accountPageLabels.changePassword}</Button>
      )}
    </Card>
  );
}
