"use client";

import { useRef, useState } from "react";
import { RecordRows } from "@/components/contacts/records/record-card";
import { useMay } from "@/components/roles/role-provider";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { useDiscardQuestion } from "@/components/ui/unsaved";
import { addNoteAction, changeNoteAction, deleteNoteAction } from "@/lib/contacts/actions";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { draftOf, keepDraft } from "./note-drafts";
import { NoteForm } from "./note-form";
import { noteLabels, noteMessages } from "./note-messages";
import { useNoteChange } from "./use-note-change";

/** Shows what the owner wrote about a contact, the newest on top, to add to, change and delete. */
export function ContactNotes({ contact, total }: { contact: ContactProfile; total: number }) {
  const mayWrite = useMay()("contacts.write");
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
    const undo = {
      label: noteLabels.undo,
      onClick: () => add.mutate(() => addNoteAction({ contactId, body })),
    };
    remove.mutate(act, {
      onSuccess: ({ ok }) => {
        if (!ok) return;
        toast.success(noteMessages.deleted, { action: undo });
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
    <Card title={noteLabels.title}>
      {!mayWrite ? null : isBeingErased ? (
        <p className="mb-5 text-sm text-ink-soft">{noteMessages.cannotAdd}</p>
      ) : (
        <div className="mb-6 max-w-3xl">
          <NoteForm
            label={noteLabels.new}
            button={noteLabels.add}
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
          title={noteLabels.title}
          total={total}
          empty={noteMessages.none}
        >
          {({ id: noteId, body, createdAt }) =>
            editing === noteId ? (
              <NoteForm
                label={noteLabels.change}
                button={noteLabels.save}
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
                  {mayWrite && (
                    <>
                      <Button
                        ref={editedLast.current === noteId ? backToEdit : undefined}
                        variant="quiet"
                        size="small"
                        disabled={isBeingErased}
                        aria-label={`${noteLabels.edit}: ${beginningOf(body)}`}
                        onClick={() => leave(() => setEditing(noteId))}
                      >
                        {noteLabels.edit}
                      </Button>
                      <Button
                        variant="quiet"
                        size="small"
                        disabled={isBeingErased}
                        aria-label={`${noteLabels.delete}: ${beginningOf(body)}`}
                        isBusy={remove.isPending}
                        onClick={() => !remove.isPending && deleteNote(noteId, body)}
                      >
                        {noteLabels.delete}
                      </Button>
                    </>
                  )}
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
