"use client";

import { useActionState, useState } from "react";
import { PasswordField } from "@/components/auth/password-field";
import { PasswordStrength } from "@/components/auth/strength/password-strength";
import { SiteButton } from "@/components/shell/site-button";
import { Field } from "@/components/ui/field";
import { joinSiteAction } from "@/lib/auth/people/join-actions";
import { joinLabels } from "./join-messages";

interface JoinFormProps {
  token: string;
  /** Is the invited email where nobody signs in with it yet; undefined for someone who is signed in. */
  newEmail?: string;
}

/** Accepts an invitation: with one button, or with a name and a password for an account. What was typed stays. */
export function JoinForm({ token, newEmail }: JoinFormProps) {
  const [state, submit, isPending] = useActionState(joinSiteAction, null);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const errorOf = (field: "name" | "password") =>
    !isPending && state?.field === field ? state.error : undefined;
  const isNew = newEmail !== undefined;
  const [label, busyLabel] = isNew
    ? [joinLabels.create, joinLabels.creating]
    : [joinLabels.accept, joinLabels.accepting];
  return (
    <form action={submit} className="space-y-4" noValidate>
      <input type="hidden" name="token" value={token} />
      {isNew && (
        <>
          <Field label={joinLabels.email} type="email" autoComplete="username" value={newEmail} readOnly />
          <Field
            label={joinLabels.name}
            name="name"
            autoComplete="name"
            value={name}
            onChange={({ target }) => setName(target.value)}
            error={errorOf("name")}
          />
          <PasswordField
            name="password"
            autoComplete="new-password"
            hint={<PasswordStrength password={password} about={[newEmail, name]} />}
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            error={errorOf("password")}
          />
        </>
      )}
      {!isPending && state?.field === null && (
        <p role="alert" className="text-sm text-danger">
          {state.error}
        </p>
      )}
      <SiteButton type="submit" isBusy={isPending}>
        {isPending ? busyLabel : label}
      </SiteButton>
    </form>
  );
}
