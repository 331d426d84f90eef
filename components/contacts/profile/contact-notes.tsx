"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useId, useRef, useState } from "react";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { addNoteAction, changeNoteAction, deleteNoteAction } from "@/lib/contacts/actions";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { contactQuery } from "../contact-queries";
import { RecordRows } from "../records/record-card";

/** Shows what the owner wrote about a contact, to add to, change and delete. */
export function ContactNotes({ contact, total }: { contact: ContactProfile; total: number }) {
  const [editing, setEditing] = useState<number>();
  const editedLast = useRef<number>(undefined);
  const newNoteRef = useRef<HTMLTextAreaElement>(null);
  const { id: contactId } = contact;
  const add = useNoteChange(contactId);
  const change = useNoteChange(contactId);
  const remove = useNoteChange(contactId);

  function endEditing(noteId: number) {
    editedLast.current = noteId;
    setEditing(undefined);
  }

  function backToEdit(button: HTMLButtonElement | null) {
    editedLast.current = undefined;
    button?.focus();
  }

  function deleteNote(noteId: number, body: string) {
    const act = () => deleteNoteAction({ contactId, noteId });
    const undo = { label: "Undo", onClick: () => add.mutate(() => addNoteAction({ contactId, body })) };
    remove.mutate(act, {
      onSuccess: ({ ok }) => {
        if (!ok) return;
        toast.success("Note deleted.", { action: undo });
        newNoteRef.current?.focus();
      },
    });
  }

  return (
    <Card title="Notes">
      <div className="mb-5">
        <RecordRows
          contactId={contactId}
          list="notes"
          title="Notes"
          total={total}
          empty="Nothing is written down about them yet. Notes are yours alone, and go when the contact goes."
        >
          {({ id: noteId, body, createdAt }) =>
            editing === noteId ? (
              <NoteForm
                label="Change the note"
                button="Save note"
                body={body}
                onBody={async (next) => {
                  const result = await change.mutateAsync(() =>
                    changeNoteAction({ contactId, noteId, body: next }),
                  );
                  if (result.ok) endEditing(noteId);
                  return result.ok;
                }}
                onCancel={() => endEditing(noteId)}
                takesFocus
              />
            ) : (
              <div className="w-full">
                <p className="whitespace-pre-wrap wrap-anywhere">{body}</p>
                <p className="flex flex-wrap items-center gap-x-2 text-ink-soft">
                  <Time at={createdAt} />
                  <Button
                    ref={editedLast.current === noteId ? backToEdit : undefined}
                    variant="ghost"
                    size="small"
                    aria-label={`Edit note: ${beginningOf(body)}`}
                    onClick={() => setEditing(noteId)}
                  >
                    Edit note
                  </Button>
                  <Button
                    variant="ghost"
                    size="small"
                    aria-label={`Delete note: ${beginningOf(body)}`}
                    aria-disabled={remove.isPending}
                    onClick={() => !remove.isPending && deleteNote(noteId, body)}
                  >
                    Delete note
                  </Button>
                </p>
              </div>
            )
          }
        </RecordRows>
      </div>
      <NoteForm
        label="New note"
        button="Add note"
        body=""
        textRef={newNoteRef}
        onBody={async (body) => (await add.mutateAsync(() => addNoteAction({ contactId, body }))).ok}
      />
    </Card>
  );
}

/** Returns the beginning of a note, long enough to tell its buttons from those of other notes. */
function beginningOf(body: string): string {
  return body.length > 40 ? `${body.slice(0, 40)}…` : body;
}

type NoteAnswer = Awaited<ReturnType<typeof addNoteAction>>;

function useNoteChange(contactId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<NoteAnswer>) => act(),
    onSuccess: (result) => {
      if (!result.ok)
        toast.error(
          result.refusal === "invalid_input"
            ? `Expected ${result.expected}.`
            : "The note could not be saved.",
        );
      return client.invalidateQueries({ queryKey: contactQuery(contactId).queryKey });
    },
    onError: () => toast.error("The server did not answer. The note was not saved."),
  });
}

interface NoteFormProps {
  label: string;
  button: string;
  body: string;
  /** Resolves with true when the note is stored; otherwise the form keeps what was typed. */
  onBody(body: string): Promise<boolean>;
  onCancel?(): void;
  /** Is set when the form replaces the button that opened it, so the form takes the focus. */
  takesFocus?: boolean;
  textRef?: RefObject<HTMLTextAreaElement | null>;
}

function focusAtEnd(element: HTMLTextAreaElement | null): void {
  element?.focus();
  element?.setSelectionRange(element.value.length, element.value.length);
}

function NoteForm({ label, button, body, onBody, onCancel, takesFocus, textRef }: NoteFormProps) {
  const id = useId();
  const [typed, setTyped] = useState(body);
  const [isSaving, setSaving] = useState(false);
  const cannotSave = typed.trim() === "" || isSaving;
  return (
    <form
      className="w-full space-y-2"
      onSubmit={async (event) => {
        event.preventDefault();
        if (cannotSave) return;
        setSaving(true);
        const isStored = await onBody(typed).catch(() => false);
        setSaving(false);
        // Text that was typed meanwhile stays.
        if (isStored) setTyped((now) => (now === typed ? "" : now));
      }}
    >
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        ref={takesFocus ? focusAtEnd : textRef}
        rows={2}
        maxLength={5000}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="w-full rounded-lg border border-border-strong bg-surface p-2 text-base sm:text-sm"
      />
      <div className="flex gap-2">
        <Button type="submit" aria-disabled={cannotSave}>
          {button}
        </Button>
        {onCancel && (
          <Button variant="ghost" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
