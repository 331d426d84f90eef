"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { IfMay } from "@/components/roles/role-provider";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { sendTestMailAction } from "@/lib/mail/sending/actions";
import { sendingRefusalMessage } from "@/lib/mail/sending/refusal-messages";
import type { SendingView } from "@/lib/mail/sending/sending-view";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { AttentionMailForm } from "./attention-mail-form";
import { attentionMailMessages } from "./attention-mail-messages";
import { MailServerForm } from "./mail-server-form";
import { NoMailServer } from "./no-mail-server";
import { noMailServerMessages } from "./no-mail-server-messages";
import { sendingLabels, sendingMessages, testMailLabels, testMailMessages } from "./sending-messages";
import { sendingQuery } from "./sending-query";
import { SendingRateForm } from "./sending-rate-form";
import { SendingSkeleton } from "./sending-skeleton";

/** Shows how mail leaves the site. What the server's environment sets cannot be changed here. */
export function SendingSettings() {
  const { data, isError } = useQuery(sendingQuery);
  if (!data && isError) return <p role="alert">{sendingMessages.unread}</p>;
  if (!data) return <SendingSkeleton />;
  return (
    <div className="space-y-5 [&_form]:max-w-xl">
      {!data.hasServer && <NoMailServer isHere>{noMailServerMessages.sending}</NoMailServer>}
      <IfMay do="settings.write" orSay>
        <Card title={sendingLabels.server}>
          <MailServerForm sending={data} />
        </Card>
        <Card title={sendingLabels.test}>
          <SendTestMail sending={data} />
        </Card>
        <Card title={sendingLabels.rate}>
          <SendingRateForm sending={data} />
        </Card>
        <Card title={attentionMailMessages.title}>
          <AttentionMailForm sending={data} />
        </Card>
      </IfMay>
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
        label={testMailLabels.to}
        type="email"
        autoComplete="off"
        value={to}
        onChange={(event) => setTo(event.target.value)}
        {...(problem && { error: problem })}
      />
      <Button type="submit" isBusy={send.isPending}>
        {send.isPending ? testMailLabels.sending : testMailLabels.send}
      </Button>
      <div role="status" className="empty:hidden">
        {send.data?.ok && (
          <Notice tone="success" title={testMailMessages.takenTitle}>
            {testMailMessages.taken}
          </Notice>
        )}
      </div>
    </form>
  );
}
