"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { sendTestMailAction } from "@/lib/mail/sending/actions";
import { sendingRefusalMessage } from "@/lib/mail/sending/refusal-messages";
import type { SendingView } from "@/lib/mail/sending/sending-view";

/** Gives one letter to the mail server that is set, and tells in plain words what it said. */
export function SendTestMail({ sending }: { sending: SendingView }) {
  const [to, setTo] = useState(sending.yourEmail);
  const send = useMutation({ mutationFn: () => sendTestMailAction({ to }) });
  const refused = send.data && !send.data.ok ? send.data : undefined;
  const problem = send.isError ? "The server did not answer." : refused && sendingRefusalMessage(refused);
  return (
    <form
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!send.isPending) send.mutate();
      }}
    >
      <Field
        label="Send it to"
        type="email"
        autoComplete="off"
        value={to}
        onChange={(event) => setTo(event.target.value)}
        {...(problem && { error: problem })}
      />
      <Button type="submit" aria-disabled={send.isPending}>
        {send.isPending ? "Sending…" : "Send a test mail"}
      </Button>
      <p role="status" className="text-sm">
        {send.data?.ok && "The mail server took it. Look into that mailbox, and into its spam folder too."}
      </p>
    </form>
  );
}
