import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/components/toasts/toast";
import type { addNoteAction } from "@/lib/contacts/actions";
import { contactQuery } from "../../contact-queries";
import { noteMessages, noteProblem } from "./note-messages";

type NoteAnswer = Awaited<ReturnType<typeof addNoteAction>>;

/** Adds, changes or deletes a note of a contact, and reads the contact again. */
export function useNoteChange(contactId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<NoteAnswer>) => act(),
    onSuccess: (result) => {
      if (!result.ok) toast.error(noteProblem(result));
      return client.invalidateQueries({ queryKey: contactQuery(contactId).queryKey });
    },
    onError: () => toast.error(noteMessages.unanswered),
  });
}
