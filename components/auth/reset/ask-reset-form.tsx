"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { askResetAction } from "@/lib/auth/reset/actions";
import { resetLabels } from "./reset-messages";

/** Asks for the email to which a link is sent. */
export function AskResetForm() {
  const [state, submit, isPending] = useActionState(askResetAction, null);
  const [email, setEmail] = useState("");
  if (state?.ok) return <p role="status">{state.says}</p>;
  return (
    <form action={submit} className="space-y-4" noValidate>
      <Field
        label={resetLabels.email}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={isPending ? undefined : state?.says}
      />
      <Button type="submit" variant="primary" className="w-full" isBusy={isPending}>
        {isPending ? resetLabels.sending : resetLabels.send}
      </Button>
    </form>
  );
}
