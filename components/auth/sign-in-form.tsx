"use client";

import { useActionState, useEffect, useState } from "react";
import { forgetListUrl } from "@/components/contacts/last-list-url";
import { forgetDrafts } from "@/components/contacts/profile/notes/note-drafts";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { signInAction } from "@/lib/auth/sign-in/actions";
import { PasswordField } from "./password-field";
import { signInLabels } from "./sign-in-labels";

/** Signs in, and leads to the page of the site that was asked for. */
export function SignInForm({ to }: { to: string }) {
  const [state, submit, isPending] = useActionState(signInAction, null);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  useEffect(() => {
    forgetListUrl();
    forgetDrafts();
  }, []);
  return (
    <form action={submit} className="space-y-4" noValidate>
      <input type="hidden" name="to" value={to} />
      <Field
        label={signInLabels.email}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={isPending ? undefined : state?.error}
      />
      <Button type="submit" variant="primary" className="w-full" isBusy={isPending}>
        {isPending ? signInLabels.submitting : signInLabels.submit}
      </Button>
    </form>
  );
}
