"use client";

import { AlertDialog, Dialog } from "radix-ui";
import { createContext, type ReactNode, useContext } from "react";
import { classNames } from "./class-names";

/** Names the element that gets the focus when a dialog inside closes; by default whatever opened it. */
export const ReturnFocusContext = createContext<() => HTMLElement | null>(() => null);

const widths = { md: "max-w-md", lg: "max-w-lg", xl: "max-w-xl", "2xl": "max-w-2xl", "4xl": "max-w-4xl" };

const layouts = {
  card: "top-1/2 max-h-[calc(100dvh-2rem)] -translate-y-1/2 scroll-hint overflow-y-auto p-6",
  /** The children scroll by themselves, between a head and a foot that stay; its height never changes. */
  column:
    "top-1/2 flex h-[min(40rem,calc(100dvh-2rem))] max-sm:h-[calc(100dvh-2rem)] -translate-y-1/2 flex-col overflow-hidden text-ink tiny:overflow-y-auto",
  tall: "top-1/2 flex h-[min(46rem,calc(100dvh-2rem))] -translate-y-1/2 flex-col overflow-hidden text-ink max-sm:h-[calc(100dvh-2rem)] tiny:overflow-y-auto",
  palette: "top-[12vh] overflow-hidden",
};

interface DialogShellProps {
  open: boolean;
  onOpenChange(open: boolean): void;
  /** An alert closes by its own buttons and Escape only, not by a click beside it. */
  isAlert?: boolean;
  /** The button that opens it; left out when something else does. */
  trigger?: ReactNode;
  width: keyof typeof widths;
  layout?: keyof typeof layouts;
  /** The name of the dialog; left out when the children hold a title themselves. */
  title?: string;
  titleClass?: string;
  /** Is true when the dialog, or its children, describe what it is for. */
  isDescribed?: boolean;
  children: ReactNode;
}

/** Frames every modal dialog: overlay, place, name, and where the focus goes when it closes. */
export function DialogShell({
  open,
  onOpenChange,
  isAlert = false,
  trigger,
  width,
  layout = "card",
  title,
  titleClass = "text-lg font-semibold",
  isDescribed = false,
  children,
}: DialogShellProps) {
  const Part = isAlert ? AlertDialog : Dialog;
  const returnFocus = useContext(ReturnFocusContext);
  return (
    <Part.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Part.Trigger asChild>{trigger}</Part.Trigger>}
      <Part.Portal>
        <Part.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <Part.Content
          {...(!isDescribed && { "aria-describedby": undefined })}
          onCloseAutoFocus={(event) => {
            const place = returnFocus();
            if (!place?.isConnected) return;
            event.preventDefault();
            place.focus();
          }}
          className={classNames(
            widths[width],
            layouts[layout],
            "fixed left-1/2 z-50 w-[calc(100vw-2rem)] -translate-x-1/2 rounded-xl border border-border bg-surface shadow-xl focus:outline-none",
          )}
        >
          {title && <Part.Title className={titleClass}>{title}</Part.Title>}
          {children}
        </Part.Content>
      </Part.Portal>
    </Part.Root>
  );
}
