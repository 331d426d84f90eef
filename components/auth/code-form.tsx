"use client";

import { useActionState, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { takeSecondStepAction } from "@/lib/auth/second-factor/step-actions";
import { codeHint, codeLabels } from "./code-messages";

/** Asks whoever gave the right password for a code, and leads to the page of the site that was asked for. */
export function CodeForm({ to }: { to: string }) {
  const [state, submit, isPending] = useActionState(takeSecondStepAction, null);
  const [code, setCode] = useState("");
  return (
    <form action={submit} className="space-y-4" noValidate>
      <input type="hidden" name="to" value={to} />
      <Field
        label={codeLabels.code}
        name="code"
        hint={codeHint}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={isPending ? undefined : state?.error}
      />
      <Button type="submit" variant="primary" className="w-full" isBusy={isPending}>
        {isPending ? codeLabels.submitting : codeLabels.submit}
      </Button>
      <a href="/sign-in" className="block text-center text-sm text-accent underline">
        {codeLabels.again}
      </a>
    </form>
  );
}
