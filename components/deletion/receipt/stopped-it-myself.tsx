"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { vouchLabel, vouchLabels, vouchMessages } from "./vouch-messages";

interface StoppedItMyselfProps {
  /** Names whose billing it is, which tells one such button from the next. */
  of: string;
  description: string;
  confirm: string;
  isPending: boolean;
  problem: string | undefined;
  /** Tells whether the reason was accepted. The dialog closes when it was. */
  onReason(reason: string): Promise<boolean>;
}

/** Is the button of an owner who stopped billing where Farewell could not, with the dialog that asks how. */
export function StoppedItMyself({
  of,
  description,
  confirm,
  isPending,
  problem,
  onReason,
}: StoppedItMyselfProps) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  async function submit() {
    if (await onReason(reason).catch(() => false)) setOpen(false);
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={vouchMessages.title}
      description={description}
      trigger={
        <Button variant="link" className="-mx-4" aria-label={vouchLabel(of)}>
          {vouchLabels.open}
        </Button>
      }
    >
      <form
        noValidate
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) void submit();
        }}
      >
        <Field
          label={vouchLabels.how}
          hint={vouchMessages.hint}
          error={problem}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex justify-end gap-3">
          <DialogClose asChild>
            <Button>{vouchLabels.cancel}</Button>
          </DialogClose>
          <Button type="submit" variant="danger" isBusy={isPending}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
