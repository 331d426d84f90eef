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

/** Where a person is named in what belongs to someone else or to the site. */
interface Mention {
  where: MentionPlace;
  id: number;
  /** Whose row it is; null for what belongs to the site. */
  contactId: number | null;
  label: string;
}

/** All mentions in one place: how many, and the first of them. */
export interface MentionsAt {
  where: MentionPlace;
  count: number;
  first: Mention[];
}

/** What a plan keeps of `MentionsAt`: numbers only, because it outlives the person. */
export interface MentionCount {
  where: MentionPlace;
  count: number;
  /** Of the first: whose they are, or their own numbers for what belongs to the site. */
  ids: number[];
}
