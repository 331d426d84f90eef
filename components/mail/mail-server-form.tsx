"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { setSendingAction } from "@/lib/mail/sending/actions";
import { sendingRefusalMessage } from "@/lib/mail/sending/refusal-messages";
import type { SendingView } from "@/lib/mail/sending/sending-view";
import { sendingQuery } from "./sending-query";

/** Edits the mail server and the sender. Never shows the stored URL with its password. */
export function MailServerForm({ sending }: { sending: SendingView }) {
  const { server, isServerOfEnvironment, isFromOfEnvironment } = sending;
  const client = useQueryClient();
  const [url, setUrl] = useState("");
  const [from, setFrom] = useState(sending.from ?? "");
  const set = useMutation({
    mutationFn: setSendingAction,
    onSuccess: (result) => {
      if (!result.ok) return;
      setUrl("");
      toast.success("Saved.");
      return client.invalidateQueries({ queryKey: sendingQuery.queryKey });
    },
  });
  const refused = refusalOf(set);
  const problem = problemOf(set, sendingRefusalMessage);
  const isAboutFrom =
    refused?.refusal === "from_missing" || (refused?.refusal === "invalid_input" && refused.field === "from");
  const canSave = !isServerOfEnvironment || !isFromOfEnvironment;
  const save = () =>
    set.mutate({
      ...(!isServerOfEnvironment && url !== "" && { url }),
      ...(!isFromOfEnvironment && from !== "" && { from }),
    });
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!set.isPending && canSave) save();
      }}
    >
      {server && (
        <p className="text-sm wrap-anywhere">
          Mail leaves by <code>{server}</code>.
        </p>
      )}
      {isServerOfEnvironment ? (
        <p className="text-sm text-ink-soft">
          Set by <code>SMTP_URL</code> of this server, and changed there only.
        </p>
      ) : (
        <Field
          label="URL of the mail server"
          type="password"
          autoComplete="off"
          placeholder="smtps://name:password@mail.example.com:465"
          hint="With the name and the password. Kept encrypted; the password is never shown again."
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          {...(problem && !isAboutFrom && { error: problem })}
        />
      )}
      <Field
        label="Mail is from"
        autoComplete="off"
        placeholder="Studio <letters@studio.example>"
        readOnly={isFromOfEnvironment}
        hint={
          isFromOfEnvironment
            ? "Set by MAIL_FROM of this server, and changed there only."
            : "A name and an address that your mail server lets you send as."
        }
        value={from}
        onChange={(event) => setFrom(event.target.value)}
        {...(problem && (isAboutFrom || isServerOfEnvironment) && { error: problem })}
      />
      {canSave && (
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" aria-disabled={set.isPending}>
            {server && !isServerOfEnvironment ? "Save the changes" : "Save"}
          </Button>
          {server && !isServerOfEnvironment && (
            <Button aria-disabled={set.isPending} onClick={() => !set.isPending && set.mutate({ url: null })}>
              Take the mail server away
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
