import { onlyMessage } from "@/lib/auth/permission-labels";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import { marketingStatusNames } from "@/lib/consent/status/marketing-status";
import type { mergeContactsAction } from "@/lib/contacts/actions";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";

/** Holds what stands in the form that merges two contacts. */
export const mergeLabels = {
  identity: "Email and consent to keep",
  name: "Name",
  noName: "no name",
  added: "Added",
  cancel: "Cancel",
  merge: "Merge into one",
} as const;

export const mergeMessages = {
  merged: "The two are one contact now.",
  unanswered: "The server did not answer. Nothing was changed.",
  gone: "One of the two is no longer there.",
  reading: "Reading the two…",
} as const;

/** Says which status the contact has from then on, and from whom where it is not that of the one who stays. */
export function statusMessage(
  status: ContactProfile["marketingStatus"],
  { keep, drop }: { keep: ContactProfile; drop: ContactProfile },
): string {
  const from = status === keep.marketingStatus ? "" : `, as ${drop.email} is`;
  return `Marketing status from then on: ${marketingStatusNames[status]}${from}.`;
}

/** Says how many records there are of a contact. */
export function recordsLabel(format: Formats, count: number): string {
  return countOf(format, count, "record", "records");
}

type Refused = Exclude<Awaited<ReturnType<typeof mergeContactsAction>>, { ok: true }>;

export const mergeProblem = refusalMessages<Refused>({
  confirmation_mismatch: () => "What you typed does not match. Nothing was changed.",
  not_found: () => "One of the two is no longer there. Nothing was changed.",
  same_contact: () => "One of the two is no longer there. Nothing was changed.",
  being_erased: () => "One of the two is being deleted. Nothing was changed.",
  in_deletion: ({ deletionNumber }) =>
    `One of the two is to be deleted by deletion No. ${deletionNumber}. Stop that deletion, or keep the contact there, first. Nothing was changed.`,
  not_allowed: () => onlyMessage("contacts.merge"),
});
