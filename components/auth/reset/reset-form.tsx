"use client";

import { useActionState, useState } from "react";
import { PasswordField } from "@/components/auth/password-field";
import { Button } from "@/components/ui/button";
import { resetAction } from "@/lib/auth/reset/actions";
import { resetHints, resetLabels } from "./reset-messages";

/** Sets a new password for whoever has the link. */
export function ResetForm({ token }: { token: string }) {
  const [state, submit, isPending] = useActionState(resetAction, null);
  const [password, setPassword] = useState("");
  return (
    <form action={submit} className="space-y-4" noValidate>
      <input type="hidden" name="token" value={token} />
      <PasswordField
        name="password"
        autoComplete="new-password"
        hint={resetHints.password}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={isPending ? undefined : state?.says}
      />
      <Button type="submit" variant="primary" className="w-full" isBusy={isPending}>
        {isPending ? resetLabels.setting : resetLabels.set}
      </Button>
    </form>
  );
}
