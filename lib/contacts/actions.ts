"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { changeContact, contactChange } from "./change/change-contact";
import { confirmedMerge, confirmMerge } from "./change/confirm-merge";
import { addNote, changeNote, deleteNote, newNote, noteChange, ofNote } from "./change/notes";
import { tagChange, tagContact, tagOfContact, untagContact } from "./change/tag-contact";

export const changeContactAction = siteAction({
  permission: "contacts.write",
  input: contactChange,
  run: (access, change) => changeContact(access, database(), change, Date.now()),
});

export const tagContactAction = siteAction({
  permission: "contacts.write",
  input: tagChange,
  run: (access, change) => tagContact(access, database(), change, Date.now()),
});

export const untagContactAction = siteAction({
  permission: "contacts.write",
  input: tagOfContact,
  run: (access, change) => untagContact(access, database(), change, Date.now()),
});

export const mergeContactsAction = siteAction({
  permission: "contacts.merge",
  input: confirmedMerge,
  run: (access, merge) => confirmMerge(access, database(), merge, Date.now()),
});

export const addNoteAction = siteAction({
  permission: "contacts.write",
  input: newNote,
  run: (access, note) => addNote(access, database(), note, Date.now()),
});

export const changeNoteAction = siteAction({
  permission: "contacts.write",
  input: noteChange,
  run: (access, note) => changeNote(access, database(), note, Date.now()),
});

export const deleteNoteAction = siteAction({
  permission: "contacts.write",
  input: ofNote,
  run: (access, note) => deleteNote(access, database(), note, Date.now()),
});
