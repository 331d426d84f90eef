"use client";

import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { Button } from "./button";
import { DialogShell, ReturnFocusContext } from "./dialog-shell";
import { unsavedMessages } from "./unsaved-messages";

const UnsavedContext = createContext<RefObject<boolean> | null>(null);

/**
 * Marks typed text that would be lost. The dialog or the area around it asks before it closes, and the browser asks
 * before it leaves the page.
 */
export function useUnsaved(isUnsaved: boolean): void {
  const mark = useContext(UnsavedContext);
  useEffect(() => {
    if (!isUnsaved) return;
    if (mark) mark.current = true;
    window.addEventListener("beforeunload", askToStay);
    return () => {
      if (mark) mark.current = false;
      window.removeEventListener("beforeunload", askToStay);
    };
  }, [mark, isUnsaved]);
}

function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

/**
 * Guards the text that is typed inside of `area`: `leave` does what closes it at once, or after the question where
 * something is unsaved. Render `question` beside it.
 */
export function useDiscardQuestion() {
  const mark = useRef(false);
  const [leaving, setLeaving] = useState<{ go: () => void }>();
  return {
    leave(go: () => void): void {
      if (mark.current) setLeaving({ go });
      else go();
    },
    area: (children: ReactNode) => <UnsavedContext value={mark}>{children}</UnsavedContext>,
    question: leaving && (
      <DiscardQuestion
        onKeep={() => setLeaving(undefined)}
        onDiscard={() => {
          setLeaving(undefined);
          leaving.go();
        }}
      />
    ),
  };
}

interface DiscardQuestionProps {
  onKeep(): void;
  onDiscard(): void;
}

/** Asks whether typed text may go. Escape keeps it, and the focus returns to where one was typing. */
export function DiscardQuestion({ onKeep, onDiscard }: DiscardQuestionProps) {
  const [typedIn] = useState(() => document.activeElement as HTMLElement | null);
  return (
    <ReturnFocusContext value={() => typedIn}>
      <DialogShell
        open
        onOpenChange={(isOpen) => !isOpen && onKeep()}
        isAlert
        width="md"
        title={unsavedMessages.title}
      >
        <p className="mt-2 text-sm text-ink-soft">{unsavedMessages.sentence}</p>
        <div className="mt-6 flex flex-wrap justify-end gap-3">
          <Button autoFocus onClick={onKeep}>
            {unsavedMessages.keep}
          </Button>
          <Button variant="danger" onClick={onDiscard}>
            {unsavedMessages.discard}
          </Button>
        </div>
      </DialogShell>
    </ReturnFocusContext>
  );
}
