import type { MentionCount, MentionsAt } from "./mention";

/** Leaves out every label: they may name the person, and what is kept outlives them. */
export function countMentions(found: MentionsAt[]): MentionCount[] {
  return found.map(({ where, count, first }) => ({
    where,
    count,
    ids: [...new Set(first.map(({ contactId, id }) => contactId ?? id))],
  }));
}
