"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { DialogShell } from "./dialog-shell";

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

/** Shows a dialog with something short to fill in. Destructive actions have a dialog of their own. */
export function Dialog({ description, isWide, children, ...shell }: DialogProps) {
  return (
    <DialogShell {...shell} width={isWide ? "4xl" : "lg"} isDescribed={description !== undefined}>
      {description && (
        <Radix.Description className="mt-2 text-sm text-ink-soft">{description}</Radix.Description>
      )}
      <div className="mt-5">{children}</div>
    </DialogShell>
  );
}

export const DialogClose = Radix.Close;
