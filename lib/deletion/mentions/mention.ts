export const mentionPlaces = [
  "note",
  "comment",
  "post",
  "field_value",
  "tag",
  "field",
  "segment",
  "broadcast",
] as const;
export type MentionPlace = (typeof mentionPlaces)[number];

/** Is a place where a person is named, in what belongs to someone else or to the site. */
interface Mention {
  where: MentionPlace;
  id: number;
  /** Names the owner of the row; null for what belongs to the site. */
  contactId: number | null;
  label: string;
}

/** Holds all mentions of one place: their number, and the first of them. */
export interface MentionsAt {
  where: MentionPlace;
  count: number;
  first: Mention[];
}

/** Holds what a plan keeps of `MentionsAt`: numbers only, because it outlives the person. */
export interface MentionCount {
  where: MentionPlace;
  count: number;
  /** Lists the contacts of the first mentions, or the ids of rows that belong to the site. */
  ids: number[];
}
