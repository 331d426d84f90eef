import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { addNoteAction } from "@/lib/contacts/actions";

/** Holds what stands on notes and in their forms. */
export const noteLabels = {
  title: "Notes",
  new: "New note",
  add: "Add note",
  change: "Change the note",
  save: "Save note",
  edit: "Edit note",
  delete: "Delete note",
  cancel: "Cancel",
  undo: "Undo",
} as const;

export const noteMessages = {
  none: "No notes yet. Only your team sees them, and they go when the contact goes.",
  cannotAdd: "This contact is being deleted, so no note can be added.",
  blank: "Write something first.",
  deleted: "Note deleted.",
  unanswered: "The server did not answer. The note was not saved.",
} as const;

export const noteProblem = refusalMessages<Exclude<Awaited<ReturnType<typeof addNoteAction>>, { ok: true }>>({
  not_found: () => "The note could not be saved: the contact or the note is no longer here.",
});
