"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { confirmEmailAction } from "@/lib/auth/account/confirm-actions";
import { confirmEmailLabels, confirmEmailMessages, linkRefusalMessage } from "./confirm-email-messages";

const over = { ok: false, refusal: "link_over" } as const;

/** Is the button that confirms, and what came of it. */
export function ConfirmEmailForm({ token, isValid }: { token: string; isValid: boolean }) {
  const [state, submit, isPending] = useActionState(confirmEmailAction, isValid ? null : over);
  if (state?.ok)
    return (
      <div className="space-y-4">
        <p role="status">{confirmEmailMessages.done}</p>
        <a href="/account" className="text-accent underline">
          {confirmEmailLabels.toAccount}
        </a>
      </div>
    );
  return (
    <form action={submit} className="space-y-4">
      <input type="hidden" name="token" value={token} />
      <p role={state ? "alert" : undefined} className={state ? "text-danger" : "text-ink-soft"}>
        {state ? linkRefusalMessage(state) : confirmEmailMessages.ask}
      </p>
      {state?.refusal !== "link_over" && (
        <Button type="submit" variant="primary" className="w-full" isBusy={isPending}>
          {confirmEmailLabels.confirm}
        </Button>
      )}
    </form>
  );
}
