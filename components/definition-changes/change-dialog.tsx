"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogShell } from "@/components/ui/dialog-shell";
import { changeLabels } from "./change-labels";

interface ChangeDialogProps {
  title: string;
  description: ReactNode;
  /** Is the label of the button that does it. */
  action: string;
  isDestructive?: boolean;
  /** Is true while it cannot be done yet, or is being done. */
  isBlocked: boolean;
  problem?: string | undefined;
  onDo(): void;
  onClose(): void;
  children?: ReactNode;
}

/** Is a dialog about one tag or one field, opened from its menu: what to choose, what it does, and one button. */
export function ChangeDialog(props: ChangeDialogProps) {
  const {
    title,
    description,
    action,
    isDestructive = false,
    isBlocked,
    problem,
    onDo,
    onClose,
    children,
  } = props;
  return (
    <DialogShell open onOpenChange={(open) => !open && onClose()} width="lg" title={title} isDescribed>
      <Radix.Description className="mt-2 text-sm text-ink-soft">{description}</Radix.Description>
      <form
        noValidate
        className="mt-5 space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBlocked) onDo();
        }}
      >
        {children}
        {problem && (
          <p role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-3">
          <Radix.Close asChild>
            <Button>{changeLabels.cancel}</Button>
          </Radix.Close>
          <Button type="submit" variant={isDestructive ? "danger" : "primary"} aria-disabled={isBlocked}>
            {action}
          </Button>
        </div>
      </form>
    </DialogShell>
  );
}
