"use client";

import { useActionState } from "react";
import { SiteButton } from "@/components/shell/site-button";
import { confirmOptInAction } from "@/lib/consent/actions";
import type { OptInAnswer } from "@/lib/consent/confirm-opt-in";
import { optInMessages, ownersOptInMessage } from "./opt-in-messages";

interface ConfirmOptInFormProps {
  token: string;
  wording: string;
  /** Is true when an owner took the link from the outbox, because no mail server is set. */
  isOwners: boolean;
  standing: OptInAnswer;
}

/** Shows the button that confirms, also without a script. Opening the page confirms nobody. */
export function ConfirmOptInForm({ token, wording, isOwners, standing }: ConfirmOptInFormProps) {
  const [now, submit, isPending] = useActionState<OptInAnswer, FormData>(confirmOptInAction, standing);
  return (
    <div className="space-y-6">
      <p role="status" className="text-ink-soft">
        {optInMessages[now]}
      </p>
      {isOwners && (now === "unconfirmed" || now === "confirmed") && (
        <p className="text-sm text-ink-soft">{ownersOptInMessage}</p>
      )}
      {(now === "unconfirmed" || now === "too_many" || now === "unexpected") && (
        <form action={submit}>
          <input type="hidden" name="token" value={token} />
          <SiteButton type="submit" isBusy={isPending}>
            {wording}
          </SiteButton>
        </form>
      )}
    </div>
  );
}
