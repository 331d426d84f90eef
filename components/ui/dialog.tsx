"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

interface DialogProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** The button that opens it, and that gets the focus back. */
  trigger: ReactNode;
  title: string;
  description?: ReactNode;
  isWide?: boolean;
  children: ReactNode;
}

/** For something short to fill in. What destroys anything has a dialog of its own. */
export function Dialog({ open, onOpenChange, trigger, title, description, isWide, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <Radix.Content
          {...(!description && { "aria-describedby": undefined })}
          className={classNames(
            isWide ? "max-w-4xl" : "max-w-lg",
            "fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-xl border border-border bg-surface p-6 shadow-xl",
          )}
        >
          <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
          {description && (
            <Radix.Description className="mt-2 text-sm text-ink-soft">{description}</Radix.Description>
          )}
          <div className="mt-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export const DialogClose = Radix.Close;
