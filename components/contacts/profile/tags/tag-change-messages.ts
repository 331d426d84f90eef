import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { tagContactAction } from "@/lib/contacts/actions";

/** Holds what stands around the tags of a contact. */
export const tagChangeLabels = {
  tags: "Tags",
  none: "None",
  add: "Add a tag",
  ofSite: "Tags of the site",
  undo: "Undo",
} as const;

export function removeTagLabel(tag: string): string {
  return `Remove tag ${tag}`;
}

export const tagChangeMessages = {
  added: (tag: string) => `Tag ${tag} added.`,
  removed: (tag: string) => `Tag “${tag}” removed.`,
  unanswered: "The server did not answer. The tags stay as they were.",
} as const;

type Refused = Exclude<Awaited<ReturnType<typeof tagContactAction>>, { ok: true }>;

export const tagChangeProblem = refusalMessages<Refused>({
  not_found: () => "This contact is no longer here.",
  being_erased: () => "This contact is being deleted and cannot be changed.",
});
