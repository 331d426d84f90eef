"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { peopleLabels } from "./people-labels";

interface ConfirmDialogProps {
  title: string;
  message: string;
  confirm: string;
  trigger: ReactNode;
  isBusy: boolean;
  problem: string | undefined;
  onConfirm(): void;
}

/** Asks once more before someone loses access. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, message, confirm, trigger, isBusy, problem, onConfirm } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen} trigger={trigger} title={title} description={message}>
      <p role="alert" className="mb-4 text-sm text-danger empty:hidden">
        {problem}
      </p>
      <div className="flex justify-end gap-3">
        <DialogClose asChild>
          <Button>{peopleLabels.cancel}</Button>
        </DialogClose>
        <Button variant="danger" isBusy={isBusy} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
