"use client";

import { type RefObject, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { useUnsaved } from "@/components/ui/unsaved";
import { noteLabels, noteMessages } from "./note-messages";

interface NoteFormProps {
  label: string;
  button: string;
  body: string;
  /** Is called with what is typed, where it is kept. */
  onTyped?(body: string): void;
  /** Resolves with true when the note is stored; otherwise the form keeps what was typed. */
  onBody(body: string): Promise<boolean>;
  onCancel?(): void;
  /** Empties the box once the note is stored, for the next one. */
  isForMany?: boolean;
  /** Is set when the form replaces the button that opened it, so the form takes the focus. */
  takesFocus?: boolean;
  textRef?: RefObject<HTMLTextAreaElement | null>;
}

function focusAtEnd(element: HTMLTextAreaElement | null): void {
  element?.focus();
  element?.setSelectionRange(element.value.length, element.value.length);
}

/** Writes a note. Nothing can be saved while it is blank. */
export function NoteForm({ label, button, body, onBody, onCancel, ...props }: NoteFormProps) {
  const id = useId();
  const [typed, setTyped] = useState(body);
  const [isSaving, setSaving] = useState(false);
  const cannotSave = typed.trim() === "" || isSaving;
  useUnsaved(typed.trim() !== "" && (props.isForMany === true || typed !== body));

  function type(next: string) {
    setTyped(next);
    props.onTyped?.(next);
  }

  return (
    <form
      className="w-full space-y-2"
      onSubmit={async (event) => {
        event.preventDefault();
        if (cannotSave) return;
        setSaving(true);
        const isStored = await onBody(typed).catch(() => false);
        setSaving(false);
        if (!isStored || !props.isForMany) return;
        // Text that was typed meanwhile stays.
        setTyped((now) => (now === typed ? "" : now));
        props.onTyped?.("");
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && onCancel) onCancel();
        if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) event.currentTarget.requestSubmit();
      }}
    >
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        ref={props.takesFocus ? focusAtEnd : props.textRef}
        dir="auto"
        rows={3}
        maxLength={5000}
        value={typed}
        onChange={(event) => type(event.target.value)}
        className="w-full rounded-lg border border-border-strong bg-surface p-3 text-base sm:text-sm"
      />
      <div className="flex gap-2">
        <Button
          type="submit"
          aria-disabled={cannotSave}
          title={typed.trim() === "" ? noteMessages.blank : undefined}
        >
          {button}
        </Button>
        {onCancel && (
          <Button variant="ghost" onClick={onCancel}>
            {noteLabels.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
