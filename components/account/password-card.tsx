"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { changePasswordAction } from "@/lib/auth/account/actions";
import { accountRefusalMessage } from "@/lib/auth/account/refusal-messages";
import { newPasswordHint } from "@/lib/auth/passwords/password-messages";
import { accountPageLabels } from "./account-labels";
import { accountPageMessages, passwordChangedMessage } from "./account-messages";
import { ActionForm } from "./action-form";

const nothingTyped = { present: "", next: "" };

/** Changes the password, for who knows the present one. */
export function PasswordCard({ email }: { email: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState(nothingTyped);
  const change = useMutation({
    mutationFn: changePasswordAction,
    onSuccess: (result) => {
      if (!result.ok) return;
      setTyped(nothingTyped);
      setOpen(false);
      router.refresh();
    },
  });
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
          onCancel={() => setOpen(false)}
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
            hint={newPasswordHint}
            value={typed.next}
            onChange={({ target }) => setTyped({ ...typed, next: target.value })}
            error={isOfNext ? problem : undefined}
          />
        </ActionForm>
      ) : (
        <Button
          onClick={() => {
            change.reset();
            setOpen(true);
          }}
        >
          {accountPageLabels.changePassword}
        </Button>
      )}
    </Card>
  );
}
