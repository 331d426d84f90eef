"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { addNoteAction, changeNoteAction, deleteNoteAction } from "@/lib/contacts/actions";
import type { ContactProfile } from "@/lib/contacts/contact-profile";
import { contactQuery } from "./contact-queries";

/** What the owner wrote down about a contact: to add to, change and delete. */
export function ContactNotes({ contact, total }: { contact: ContactProfile; total: number }) {
  const [editing, setEditing] = useState<number>();
  const { id: contactId, notes } = contact;
  const add = useNoteChange(contactId);
  const change = useNoteChange(contactId);
  const remove = useNoteChange(contactId);
  return (
    <Card title="Notes">
      {notes.length > 0 && (
        <ul className="-my-2 mb-4 divide-y divide-border text-sm">
          {notes.map(({ id: noteId, body, createdAt }) => (
            <li key={noteId} className="py-2">
              {editing === noteId ? (
                <NoteForm
                  label="Change the note"
                  button="Save note"
                  body={body}
                  onBody={async (next) => {
                    const result = await change.mutateAsync(() =>
                      changeNoteAction({ contactId, noteId, body: next }),
                    );
                    if (result.ok) setEditing(undefined);
                    return result.ok;
                  }}
                />
              ) : (
                <>
                  <p className="whitespace-pre-wrap wrap-anywhere">{body}</p>
                  <p className="flex flex-wrap items-center gap-x-2 text-ink-soft">
                    <Time at={createdAt} />
                    <Button variant="ghost" className="min-h-8 px-2" onClick={() => setEditing(noteId)}>
                      Edit note
                    </Button>
                    <Button
                      variant="ghost"
                      className="min-h-8 px-2"
                      aria-disabled={remove.isPending}
                      onClick={async () => {
                        if (remove.isPending) return;
                        const result = await remove.mutateAsync(() =>
                          deleteNoteAction({ contactId, noteId }),
                        );
                        if (!result.ok) return;
                        toast.success("Note deleted.", {
                          action: {
                            label: "Undo",
                            onClick: () => add.mutate(() => addNoteAction({ contactId, body })),
                          },
                        });
                      }}
                    >
                      Delete note
                    </Button>
                  </p>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {total > notes.length && (
        <p className="mb-4 text-sm text-ink-soft">The newest {notes.length} are shown.</p>
      )}
      <NoteForm
        label="New note"
        button="Add note"
        body=""
        onBody={async (body) => (await add.mutateAsync(() => addNoteAction({ contactId, body }))).ok}
      />
    </Card>
  );
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
  /** True when it is stored; what was typed stays otherwise. */
  onBody(body: string): Promise<boolean>;
}

function NoteForm({ label, button, body, onBody }: NoteFormProps) {
  const id = useId();
  const [typed, setTyped] = useState(body);
  const isBlank = typed.trim() === "";
  return (
    <form
      className="space-y-2"
      onSubmit={async (event) => {
        event.preventDefault();
        if (isBlank) return;
        const isStored = await onBody(typed).catch(() => false);
        if (isStored) setTyped("");
      }}
    >
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={5000}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="w-full rounded-lg border border-border-strong bg-surface p-2 text-base sm:text-sm"
      />
      <Button type="submit" aria-disabled={isBlank}>
        {button}
      </Button>
    </form>
  );
}
