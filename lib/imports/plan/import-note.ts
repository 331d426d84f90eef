/** Lists the consent notes: what an import says about a row beside its outcome. */
export const consentNotes = [
  "now_unsubscribed",
  "now_bounced",
  "now_complained",
  "says_unknown",
  "says_never",
  "says_pending",
  "says_blank",
  "further_opted_out",
] as const;
export type ConsentNote = (typeof consentNotes)[number];

/** Lists notes about rows whose person was taken although a part was not understood and left out. */
const rowNotes = [
  "further_address",
  "address_mended",
  "odd_dots",
  "name_too_long",
  "too_many_tags",
  "field_too_long",
  "not_a_number",
  "ambiguous_number",
  "not_a_date",
  "ambiguous_date",
  "not_yes_or_no",
  "not_an_option",
] as const;
export type RowNote = (typeof rowNotes)[number];

export interface NotedRow {
  note: RowNote;
  /** Names the field that the note is about. */
  detail?: string;
}

/** Counts how often something was noted; `detail` names a field. */
export interface NoteCount {
  note: ConsentNote | RowNote;
  detail: string | null;
  count: number;
}

/** Holds counts by note and field. */
export type NoteCounts = Map<string, number>;

export function countNote(counts: NoteCounts, note: ConsentNote | RowNote, detail?: string, count = 1): void {
  const key = detail === undefined ? note : `${note} ${detail}`;
  counts.set(key, (counts.get(key) ?? 0) + count);
}

/** Returns the stored counts with `counts` added to them. */
export function addedNotes(stored: string | null, counts: NoteCounts): string | null {
  if (counts.size === 0) return stored;
  const all = storedCounts(stored);
  for (const [key, count] of counts) all.set(key, (all.get(key) ?? 0) + count);
  return JSON.stringify(Object.fromEntries(all));
}

export function noteCounts(stored: string | null): NoteCount[] {
  return [...storedCounts(stored)].map(([key, count]) => {
    const end = key.indexOf(" ");
    const note = (end < 0 ? key : key.slice(0, end)) as NoteCount["note"];
    return { note, detail: end < 0 ? null : key.slice(end + 1), count };
  });
}

function storedCounts(stored: string | null): NoteCounts {
  return new Map(Object.entries(JSON.parse(stored ?? "{}") as Record<string, number>));
}
