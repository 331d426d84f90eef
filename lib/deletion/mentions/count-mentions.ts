import type { MentionCount, MentionsAt } from "./mention";

/** Counts mentions without their labels: a label may name the person, and the counts outlive the person. */
export function countMentions(found: MentionsAt[]): MentionCount[] {
  return found.map(({ where, count, first }) => ({
    where,
    count,
    ids: [...new Set(first.map(({ contactId, id }) => contactId ?? id))],
  }));
}
