"use client";

import { useActionState, useEffect, useState } from "react";
import { forgetListUrl } from "@/components/contacts/last-list-url";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { signInAction } from "@/lib/auth/actions";

export function SignInForm() {
  const [state, submit, isPending] = useActionState(signInAction, null);
  const [email, setEmail] = useState("");
  useEffect(forgetListUrl, []);
  return (
    <form action={submit} className="space-y-5" noValidate>
      <Field
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Field
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        error={state?.error}
      />
      <Button type="submit" variant="primary" className="w-full" aria-disabled={isPending}>
        Sign in
      </Button>
    </form>
  );
}
