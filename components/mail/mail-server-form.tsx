"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Filled } from "@/components/ui/filled";
import { setSendingAction } from "@/lib/mail/sending/actions";
import { sendingRefusalMessage } from "@/lib/mail/sending/refusal-messages";
import type { SendingView } from "@/lib/mail/sending/sending-view";
import { mailServerHints, mailServerLabels, mailServerMessages } from "./mail-server-messages";
import { sendingQuery } from "./sending-query";
import { noServerTyped, smtpUrlOf, type TypedServer } from "./smtp-url";

/** Edits the mail server and the sender. Never shows the stored URL with its password. */
export function MailServerForm({ sending }: { sending: SendingView }) {
  const { server, isServerOfEnvironment, isFromOfEnvironment } = sending;
  const client = useQueryClient();
  const [typed, setTyped] = useState(noServerTyped);
  const [from, setFrom] = useState(sending.from ?? "");
  const set = useMutation({
    mutationFn: setSendingAction,
    onSuccess: (result) => {
      if (!result.ok) return;
      setTyped(noServerTyped);
      toast.success(mailServerMessages.saved);
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
      ...(!isServerOfEnvironment && typed.host.trim() !== "" && { url: smtpUrlOf(typed) }),
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
          <Filled message={mailServerMessages.leaves} with={{ server: <code>{server}</code> }} />
        </p>
      )}
      {isServerOfEnvironment ? (
        <p className="text-sm text-ink-soft">
          <Filled
            message={mailServerMessages.serverOfEnvironment}
            with={{ variable: <code>SMTP_URL</code> }}
          />
        </p>
      ) : (
        <ServerFields
          typed={typed}
          onTyped={setTyped}
          isChange={server !== null}
          error={isAboutFrom ? undefined : problem}
        />
      )}
      <Field
        label={mailServerLabels.from}
        autoComplete="off"
        placeholder={mailServerHints.fromExample}
        readOnly={isFromOfEnvironment}
        hint={isFromOfEnvironment ? mailServerMessages.fromOfEnvironment : mailServerHints.from}
        value={from}
        onChange={(event) => setFrom(event.target.value)}
        {...(problem && (isAboutFrom || isServerOfEnvironment) && { error: problem })}
      />
      {canSave && (
        <div className="flex flex-wrap gap-3">
          <Button type="submit" variant="primary" isBusy={set.isPending}>
            {mailServerLabels.save}
          </Button>
          {server && !isServerOfEnvironment && (
            <Button isBusy={set.isPending} onClick={() => !set.isPending && set.mutate({ url: null })}>
              {mailServerLabels.remove}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}

interface ServerFieldsProps {
  typed: TypedServer;
  onTyped(typed: TypedServer): void;
  /** Is true when there is a mail server already, which stays while the fields are empty. */
  isChange: boolean;
  error: string | undefined;
}

/** Takes what a mail provider says about its server. The stored password is never shown again. */
function ServerFields({ typed, onTyped, isChange, error }: ServerFieldsProps) {
  const change =
    (field: keyof TypedServer) =>
    ({ target }: { target: HTMLInputElement }) =>
      onTyped({ ...typed, [field]: target.value });
  return (
    <div className="space-y-5">
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-[minmax(0,1fr)_7rem]">
        <Field
          label={mailServerLabels.server}
          autoComplete="off"
          placeholder={mailServerHints.serverExample}
          hint={isChange ? mailServerHints.serverChange : mailServerHints.server}
          value={typed.host}
          onChange={change("host")}
          {...(error && { error })}
        />
        <Field
          label={mailServerLabels.port}
          inputMode="numeric"
          autoComplete="off"
          hint={mailServerHints.port}
          value={typed.port}
          onChange={change("port")}
        />
      </div>
      <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
        <Field
          label={mailServerLabels.username}
          autoComplete="off"
          value={typed.user}
          onChange={change("user")}
        />
        <Field
          label={mailServerLabels.password}
          type="password"
          autoComplete="new-password"
          hint={mailServerHints.password}
          value={typed.password}
          onChange={change("password")}
        />
      </div>
    </div>
  );
}
