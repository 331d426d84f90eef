"use client";

import { useRef, useState } from "react";
import { RecordRows } from "@/components/contacts/records/record-card";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { useDiscardQuestion } from "@/components/ui/unsaved";
import { addNoteAction, changeNoteAction, deleteNoteAction } from "@/lib/contacts/actions";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { draftOf, keepDraft } from "./note-drafts";
import { NoteForm } from "./note-form";
import { useNoteChange } from "./use-note-change";

/** Shows what the owner wrote about a contact, the newest on top, to add to, change and delete. */
export function ContactNotes({ contact, total }: { contact: ContactProfile; total: number }) {
  const [editing, setEditing] = useState<number>();
  const editedLast = useRef<number>(undefined);
  const newNoteRef = useRef<HTMLTextAreaElement>(null);
  const { id: contactId, isBeingErased } = contact;
  const add = useNoteChange(contactId);
  const change = useNoteChange(contactId);
  const remove = useNoteChange(contactId);
  const { leave, area, question } = useDiscardQuestion();

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

  const changeNote = (noteId: number) => async (body: string) => {
    const result = await change.mutateAsync(() => changeNoteAction({ contactId, noteId, body }));
    if (result.ok) endEditing(noteId);
    return result.ok;
  };

  return (
    <Card title="Notes">
      {isBeingErased ? (
        <p className="mb-5 text-sm text-ink-soft">This contact is being deleted, so no note can be added.</p>
      ) : (
        <div className="mb-6 max-w-3xl">
          <NoteForm
            label="New note"
            button="Add note"
            body={draftOf(contactId)}
            onTyped={(body) => keepDraft(contactId, body)}
            textRef={newNoteRef}
            isForMany
            onBody={async (body) => (await add.mutateAsync(() => addNoteAction({ contactId, body }))).ok}
          />
        </div>
      )}
      {area(
        <RecordRows
          contactId={contactId}
          list="notes"
          title="Notes"
          total={total}
          empty="No notes yet. Only your team sees them, and they go when the contact goes."
        >
          {({ id: noteId, body, createdAt }) =>
            editing === noteId ? (
              <NoteForm
                label="Change the note"
                button="Save note"
                body={body}
                onBody={changeNote(noteId)}
                onCancel={() => leave(() => endEditing(noteId))}
                takesFocus
              />
            ) : (
              <div className="w-full max-w-3xl py-1">
                <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
                  {body}
                </p>
                <p className="mt-1 flex flex-wrap items-center gap-x-2 text-ink-soft">
                  <RelativeTime at={createdAt} />
                  <Button
                    ref={editedLast.current === noteId ? backToEdit : undefined}
                    variant="quiet"
                    size="small"
                    disabled={isBeingErased}
                    aria-label={`Edit note: ${beginningOf(body)}`}
                    onClick={() => leave(() => setEditing(noteId))}
                  >
                    Edit note
                  </Button>
                  <Button
                    variant="quiet"
                    size="small"
                    disabled={isBeingErased}
                    aria-label={`Delete note: ${beginningOf(body)}`}
                    isBusy={remove.isPending}
                    onClick={() => !remove.isPending && deleteNote(noteId, body)}
                  >
                    Delete note
                  </Button>
                </p>
              </div>
            )
          }
        </RecordRows>,
      )}
      {question}
    </Card>
  );
}

/** Returns the beginning of a note, long enough to tell its buttons from those of other notes. */
function beginningOf(body: string): string {
  return body.length > 40 ? `${body.slice(0, 40)}…` : body;
}
