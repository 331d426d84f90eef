export const mentionPlaces = [
  "note",
  "comment",
  "post",
  "field_value",
  "tag",
  "field",
  "segment",
  "broadcast",
  "deletion",
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
  /** Lists what people know those of `ids` by, where that is another number; it is read with the receipt. */
  numbers?: (number | undefined)[];
}

/** Holds what is stored of `MentionsAt` while its dialog is open: where it is, never what it is called. */
export interface MentionPlaces {
  where: MentionPlace;
  count: number;
  first: Pick<Mention, "id" | "contactId">[];
}

export function placesOf({ where, count, first }: MentionsAt): MentionPlaces {
  return { where, count, first: first.map(({ id, contactId }) => ({ id, contactId })) };
}

/** Names the tables of what belongs to a site, and the column that is its label. */
export const siteLabels: Partial<Record<MentionPlace, { table: string; label: string }>> = {
  tag: { table: "tags", label: "name" },
  field: { table: "custom_fields", label: "name" },
  segment: { table: "segments", label: "name" },
  broadcast: { table: "broadcasts", label: "subject" },
  deletion: { table: "deletion_jobs", label: "why" },
};
