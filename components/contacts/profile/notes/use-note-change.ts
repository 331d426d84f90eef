import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toasts/toast";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { addNoteAction } from "@/lib/contacts/actions";
import { contactQuery } from "../../contact-queries";

type NoteAnswer = Awaited<ReturnType<typeof addNoteAction>>;

const messageOf = refusalMessages<Exclude<NoteAnswer, { ok: true }>>({
  not_found: () => "The note could not be saved: the contact or the note is no longer here.",
});

/** Adds, changes or deletes a note of a contact, and reads the contact again. */
export function useNoteChange(contactId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<NoteAnswer>) => act(),
    onSuccess: (result) => {
      if (!result.ok) toast.error(messageOf(result));
      return client.invalidateQueries({ queryKey: contactQuery(contactId).queryKey });
    },
    onError: () => toast.error("The server did not answer. The note was not saved."),
  });
}
