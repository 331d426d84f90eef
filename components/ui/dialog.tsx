"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { DialogShell } from "./dialog-shell";
import { useDiscardQuestion } from "./unsaved";

interface DialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** Opens the dialog, and gets the focus back. */
  trigger: ReactNode;
  title: string;
  description?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
}

/**
 * Shows a dialog with something short to fill in, and asks before text that `useUnsaved` marks is lost. Destructive
 * actions have a dialog of their own.
 */
export function Dialog({ description, isWide, children, onOpenChange, ...shell }: DialogProps) {
  const { leave, area, question } = useDiscardQuestion();
  const change = (next: boolean) => (next ? onOpenChange(true) : leave(() => onOpenChange(false)));
  return (
    <DialogShell
      {...shell}
      onOpenChange={change}
      width={isWide ? "4xl" : "lg"}
      isDescribed={description !== undefined}
    >
      {description && (
        <Radix.Description className="mt-2 text-sm text-ink-soft">{description}</Radix.Description>
      )}
      {area(<div className="mt-5">{children}</div>)}
      {question}
    </DialogShell>
  );
}

export const DialogClose = Radix.Close;
