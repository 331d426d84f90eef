import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { changeContactAction } from "@/lib/contacts/actions";

/** Holds what stands in the form that edits a contact, and on the button that opens it. */
export const editLabels = {
  title: "Edit contact",
  edit: "Edit",
  name: "Name",
  email: "Email",
  cancel: "Cancel",
  save: "Save",
  yes: "Yes",
  no: "No",
  notSet: "Not set",
  keepMine: "Keep mine",
  takeTheirs: "Take theirs",
} as const;

export const editMessages = {
  cannot: "This contact is being deleted and cannot be edited.",
  confirmsAgain: "A new email has to confirm before it gets marketing email.",
  saved: "Saved.",
  unanswered: "The server did not answer. Nothing was changed.",
  conflict: "Someone changed this contact meanwhile. Nothing was saved yet.",
} as const;

/** Says what someone else put into a field that was changed here too. */
export const conflictMessages = {
  name: (now: string) => `The name is now “${now}”.`,
  email: (now: string) => `The email is now ${now}.`,
  field: (name: string, now: string | null) => `${name} is now ${now === null ? "empty" : `“${now}”`}.`,
} as const;

type Refused = Exclude<Awaited<ReturnType<typeof changeContactAction>>, { ok: true }>;

export const editProblem = refusalMessages<Refused>({
  wrong_field: ({ expected }) => `Type ${expected}.`,
  email_taken: () => "Another contact has this email.",
  changed_meanwhile: () => "Someone changed this contact meanwhile. Nothing was saved yet; save again.",
  being_erased: () => "This contact is being deleted.",
  in_deletion: ({ deletionNumber }) =>
    `This contact is to be deleted by deletion No. ${deletionNumber}, so their email stays as it is. Stop that deletion, or keep the contact there, first.`,
  not_found: () => "This contact is no longer here.",
  not_allowed: () => "You may not edit contacts of this site.",
});
