import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { conflictMessages } from "./edit-messages";

/** Holds the form of a contact: custom fields by id where they were touched. */
export interface TypedContact {
  name: string;
  email: string;
  values: Record<number, string>;
}

export function typedOf({ name, email }: ContactProfile): TypedContact {
  return { name, email, values: {} };
}

function storedValueOf({ fields }: ContactProfile, fieldId: number): string {
  return fields.find(({ id }) => id === fieldId)?.value ?? "";
}

/** Names a field that both changed differently, in words. */
export type Conflict = string;

/**
 * Moves what was typed on top of `had` onto `now`. Fields that nobody touched here follow; only those that both
 * changed are in conflict, and the form keeps mine or takes theirs.
 */
export function rebase(
  typed: TypedContact,
  had: ContactProfile,
  now: ContactProfile,
  keep: "mine" | "theirs" = "mine",
): { typed: TypedContact; conflicts: Conflict[] } {
  const conflicts: Conflict[] = [];
  const settle = (mine: string, base: string, theirs: string, words: Conflict): string => {
    if (mine === base) return theirs;
    if (theirs === base || theirs === mine) return mine;
    conflicts.push(words);
    return keep === "mine" ? mine : theirs;
  };
  const [base, theirs] = [typedOf(had), typedOf(now)];
  const next: TypedContact = {
    name: settle(typed.name, base.name, theirs.name, conflictMessages.name(now.name)),
    email: settle(typed.email, base.email, theirs.email, conflictMessages.email(now.email)),
    values: {},
  };
  for (const { id, name, value } of now.fields) {
    const mine = typed.values[id];
    if (mine === undefined) continue;
    const words = conflictMessages.field(name, value);
    const settled = settle(mine, storedValueOf(had, id), value ?? "", words);
    if (settled !== (value ?? "")) next.values[id] = settled;
  }
  return { typed: next, conflicts };
}
