"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogShell } from "@/components/ui/dialog-shell";
import { DialogWaiting } from "@/components/ui/dialog-waiting";
import { lazyPart } from "@/components/ui/lazy-part";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { begunLabels, begunMessage, sendEmailTitle } from "./begun-messages";
import { discardPrepared } from "./use-prepared-broadcast";
import { nothingWritten } from "./written-email";

const Form = lazyPart(
  () => import("./send-email-form").then(({ SendEmailForm }) => SendEmailForm),
  DialogWaiting,
);

/** Loads what the dialog shows, for a menu that is about to open it. */
export const preloadSendEmailDialog = Form.preload;

interface SendEmailDialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  selection: ContactSelection;
}

/** Writes an email to the selected contacts and says who will get it. */
export function SendEmailDialog({ open, onOpenChange, selection }: SendEmailDialogProps) {
  // The text outlives the dialog, so closing it loses nothing. But it was meant for someone.
  const [written, setWritten] = useState(nothingWritten);
  const [writtenFor, setWrittenFor] = useState<string>();
  const client = useQueryClient();
  const here = JSON.stringify(selection);
  const isForOthers = written !== nothingWritten && writtenFor !== here;
  function change(next: boolean) {
    if (!next) discardPrepared(client);
    onOpenChange(next);
  }
  return (
    <DialogShell open={open} onOpenChange={change} width="xl" title={sendEmailTitle}>
      {isForOthers ? (
        <BegunForOthers
          subject={written.subject}
          onUse={() => setWrittenFor(here)}
          onDiscard={() => setWritten(nothingWritten)}
        />
      ) : (
        <Form
          selection={selection}
          written={written}
          onWritten={(next) => {
            setWritten(next);
            setWrittenFor(here);
          }}
          onDone={() => {
            setWritten(nothingWritten);
            onOpenChange(false);
          }}
        />
      )}
    </DialogShell>
  );
}

interface BegunForOthersProps {
  subject: string;
  onUse(): void;
  onDiscard(): void;
}

/** Asks whether a message begun for other contacts is for these too, so that it never reaches them by accident. */
function BegunForOthers({ subject, onUse, onDiscard }: BegunForOthersProps) {
  return (
    <div className="mt-4 space-y-5">
      <p className="text-sm wrap-anywhere">{begunMessage(subject)}</p>
      <div className="flex flex-wrap justify-end gap-3">
        <Button onClick={onDiscard}>{begunLabels.anew}</Button>
        <Button variant="primary" onClick={onUse}>
          {begunLabels.goOn}
        </Button>
      </div>
    </div>
  );
}
