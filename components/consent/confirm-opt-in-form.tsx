"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { confirmOptInAction } from "@/lib/consent/actions";
import type { OptInRefusal } from "@/lib/consent/confirm-opt-in";

type Standing = "unconfirmed" | "confirmed" | OptInRefusal["refusal"];

const messages: Record<Standing, string> = {
  unconfirmed: "You get email only after you press the button. If you do nothing, you get none.",
  confirmed: "Confirmed. You can close this page.",
  expired: "It was good for a week. Ask for a new one where you signed up.",
  signed_in:
    "Open this link in a private window: here you are signed in to the site, and only the person themselves can confirm.",
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
    <>
      <p role="status" className="mb-6 text-ink-soft">
        {messages[now]}
      </p>
      {isOwners && (now === "unconfirmed" || now === "confirmed") && (
        <p className="mb-6 text-sm text-ink-soft">Recorded as “confirmed by the owner, no mail server”.</p>
      )}
      {now === "unconfirmed" && (
        <form action={submit}>
          <input type="hidden" name="token" value={token} />
          <Button type="submit" variant="primary" aria-disabled={isPending}>
            {wording}
          </Button>
        </form>
      )}
    </>
  );
}
