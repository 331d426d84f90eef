"use client";

import { useActionState, useState } from "react";
import { PasswordField } from "@/components/auth/password-field";
import { PasswordStrength } from "@/components/auth/strength/password-strength";
import { Button } from "@/components/ui/button";
import type { PasskeyView } from "@/lib/auth/passkeys/list-passkeys";
import { resetAction } from "@/lib/auth/reset/actions";
import { PasskeyChoice } from "./passkey-choice";
import { resetLabels } from "./reset-messages";

/** Sets a new password for whoever has the link. */
export function ResetForm({ token, passkeys }: { token: string; passkeys: PasskeyView[] }) {
  const [state, submit, isPending] = useActionState(resetAction, null);
  const [password, setPassword] = useState("");
  const said = isPending ? undefined : state?.says;
  const isOfPasskeys = state?.isOfPasskeys === true;
  return (
    <form action={submit} className="space-y-4" noValidate>
      <input type="hidden" name="token" value={token} />
      <PasswordField
        name="password"
        autoComplete="new-password"
        hint={<PasswordStrength password={password} about={[]} />}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={isOfPasskeys ? undefined : said}
      />
      {passkeys.length > 0 && <PasskeyChoice passkeys={passkeys} error={isOfPasskeys ? said : undefined} />}
      <Button type="submit" variant="primary" className="w-full" isBusy={isPending}>
        {isPending ? resetLabels.setting : resetLabels.set}
      </Button>
    </form>
  );
}
