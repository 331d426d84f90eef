"use client";

import { useActionState } from "react";
import { SiteButton } from "@/components/shell/site-button";
import { confirmOptInAction } from "@/lib/consent/actions";
import type { OptInRefusal } from "@/lib/consent/confirm-opt-in";

type Standing = "unconfirmed" | "confirmed" | OptInRefusal["refusal"];

const messages: Record<Standing, string> = {
  unconfirmed: "Press the button to get email. If you do nothing, you get none.",
  confirmed: "Confirmed. You can close this page.",
  expired: "It was good for a week. Sign up again to get a new one.",
  signed_in:
    "You are signed in to the site here, and only the person themselves can confirm. Open the link in a private window.",
  not_found: "There is nothing left to confirm, and nothing is sent to you. You can close this page.",
};

interface ConfirmOptInFormProps {
  token: string;
  wording: string;
  /** Is true when an owner took the link from the outbox, because no mail server is set. */
  isOwners: boolean;
  standing: Standing;
}

/** Shows the button that confirms, also without a script. Opening the page confirms nobody. */
export function ConfirmOptInForm({ token, wording, isOwners, standing }: ConfirmOptInFormProps) {
  const [now, submit, isPending] = useActionState<Standing, FormData>(confirmOptInAction, standing);
  return (
    <div className="space-y-6">
      <p role="status" className="text-ink-soft">
        {messages[now]}
      </p>
      {isOwners && (now === "unconfirmed" || now === "confirmed") && (
        <p className="text-sm text-ink-soft">Recorded as “confirmed by the owner, no mail server”.</p>
      )}
      {now === "unconfirmed" && (
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
