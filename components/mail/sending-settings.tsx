"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Card } from "@/components/ui/card";
import { sendTestMailAction } from "@/lib/mail/sending/actions";
import { sendingRefusalMessage } from "@/lib/mail/sending/refusal-messages";
import type { SendingView } from "@/lib/mail/sending/sending-view";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { MailServerForm } from "./mail-server-form";
import { NoMailServer } from "./no-mail-server";
import { sendingQuery } from "./sending-query";
import { SendingRateForm } from "./sending-rate-form";

/** Shows how mail leaves the site. What the server's environment sets cannot be changed here. */
export function SendingSettings() {
  const { data, isError } = useQuery(sendingQuery);
  if (!data) return <p>{isError ? "The settings could not be read. Reload the page." : "Reading…"}</p>;
  return (
    <div className="max-w-2xl space-y-5">
      {!data.hasServer && (
        <NoMailServer isHere>
          What would be sent waits under Settings → Outbox; a broadcast that is sent now goes to nobody.
        </NoMailServer>
      )}
      <Card title="Mail server">
        <MailServerForm sending={data} />
      </Card>
      <Card title="Test">
        <SendTestMail sending={data} />
      </Card>
      <Card title="How fast">
        <SendingRateForm sending={data} />
      </Card>
    </div>
  );
}

/** Sends one letter through the mail server that is set, and shows the server's answer in plain words. */
function SendTestMail({ sending }: { sending: SendingView }) {
  const [to, setTo] = useState(sending.yourEmail);
  const send = useMutation({ mutationFn: () => sendTestMailAction({ to }) });
  const problem = problemOf(send, sendingRefusalMessage);
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
