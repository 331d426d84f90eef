import { type ConsentNote, consentNotes, type NoteCount, type RowNote } from "@/lib/imports/plan/import-note";
import type { ImportConsent, ImportCounts } from "@/lib/imports/plan/import-view";

/** Says how consent differs from the wish, for one and many; `planned` is for the dry run. */
const consentLines: Record<ConsentNote, { done: Words; planned?: Words }> = {
  now_unsubscribed: {
    done: ["unsubscribed, as the list says", "unsubscribed, as the list says"],
    planned: ["will be unsubscribed, as the list says", "will be unsubscribed, as the list says"],
  },
  now_bounced: {
    done: ["marked as bounced, as the list says", "marked as bounced, as the list says"],
    planned: ["will be marked as bounced, as the list says", "will be marked as bounced, as the list says"],
  },
  now_complained: {
    done: ["marked as having complained, as the list says", "marked as having complained, as the list says"],
    planned: [
      "will be marked as having complained, as the list says",
      "will be marked as having complained, as the list says",
    ],
  },
  says_unknown: {
    done: [
      "not subscribed: its status is not a known word",
      "not subscribed: their status is not a known word",
    ],
  },
  says_never: {
    done: ["not subscribed: the list says they never were", "not subscribed: the list says they never were"],
  },
  says_pending: {
    done: [
      "not subscribed: the list says they have not confirmed yet",
      "not subscribed: the list says they have not confirmed yet",
    ],
  },
  says_blank: {
    done: ["not subscribed: their status is blank", "not subscribed: their status is blank"],
  },
  further_opted_out: {
    done: [
      "more email of someone who opted out, kept as opted out too",
      "more emails of people who opted out, kept as opted out too",
    ],
  },
};

/** Says what was left out of rows that are taken, or mended in them. */
const rowLines: Record<RowNote, (field: string) => Words> = {
  further_address: () => [
    "row has more than one email: the first was used, the others left out",
    "rows have more than one email: the first was used, the others left out",
  ],
  address_mended: () => [
    "email cleaned of what was around it, such as a name or “mailto:”",
    "emails cleaned of what was around them, such as names or “mailto:”",
  ],
  odd_dots: () => ["email accepted with an unusual dot", "emails accepted with an unusual dot"],
  name_too_long: () => [
    "name longer than 200 characters left out",
    "names longer than 200 characters left out",
  ],
  too_many_tags: () => [
    "row has more than 100 tags: the first 100 were used",
    "rows have more than 100 tags: the first 100 were used",
  ],
  field_too_long: (field) => both(`${field} left out: longer than 2,000 characters`),
  not_a_number: (field) => both(`${field} left out: not a number`),
  ambiguous_number: (field) => both(`${field} left out: could be two numbers, as 1.234 is`),
  not_a_date: (field) => both(`${field} left out: not a complete date`),
  ambiguous_date: (field) => both(`${field} left out: day and month could be either way round`),
  not_yes_or_no: (field) => both(`${field} left out: not yes or no`),
  not_an_option: (field) => both(`${field} left out: not one of its options`),
};

const both = (words: string): Words => [words, words];

/**
 * Lists every effect on consent, including each one that the owner wants but that does not happen. It omits none of
 * them.
 */
export function consentNoteLines(notes: NoteCount[], isDone: boolean): Line[] {
  return consentNotes.flatMap((note) => {
    const found = notes.find((one) => one.note === note);
    if (!found) return [];
    const { done, planned = done } = consentLines[note];
    return [{ count: found.count, words: (isDone ? done : planned)[found.count === 1 ? 0 : 1] }];
  });
}

/** Lists what is left out of rows whose people are taken, by field. */
export function rowNoteLines(notes: NoteCount[]): Line[] {
  return notes.flatMap(({ note, detail, count }) =>
    note in rowLines ? [{ count, words: rowLines[note as RowNote](detail ?? "")[count === 1 ? 0 : 1] }] : [],
  );
}

interface Line {
  count: number;
  words: string;
  isMuted?: boolean;
}

type Words = readonly [one: string, other: string];

interface Outcome {
  /** Is true once the import has happened. */
  isDone: boolean;
  /** Tells whether opt-in requests leave at all. */
  hasMailServer: boolean;
}

/** Lists what becomes of the rows, without lines that say zero. */
export function outcomeLines(
  counts: ImportCounts,
  consent: ImportConsent | null,
  { isDone, hasMailServer }: Outcome,
): Line[] {
  const line = (count: number, done: Words, planned: Words = done, isMuted = false): Line => ({
    count,
    words: (isDone ? done : planned)[count === 1 ? 0 : 1],
    isMuted,
  });
  const same = (words: string): Words => [words, words];
  const lines =
    consent === "opted_out"
      ? [
          line(counts.created, same("remembered as opted out"), same("will be remembered as opted out")),
          line(
            counts.updated,
            ["contact unsubscribed", "contacts unsubscribed"],
            ["contact will be unsubscribed", "contacts will be unsubscribed"],
          ),
          line(counts.unchanged, same("already remembered or opted out")),
        ]
      : [
          line(
            counts.created,
            ["new contact", "new contacts"],
            ["new contact will be added", "new contacts will be added"],
          ),
          line(
            counts.updated,
            ["contact updated", "contacts updated"],
            ["contact will be updated", "contacts will be updated"],
          ),
          line(counts.unchanged, ["contact already the same", "contacts already the same"]),
          line(
            counts.subscribed,
            same("subscribed because you confirmed consent"),
            same("will be subscribed because you confirmed consent"),
          ),
          line(
            counts.asked,
            hasMailServer ? same("asked to confirm by email") : requestsNoted,
            same("will be asked to confirm by email"),
          ),
          line(counts.erased, [
            "was deleted before: nothing of the old comes back",
            "were deleted before: nothing of the old comes back",
          ]),
          line(counts.staysOut, [
            "stays unsubscribed, whatever the list says",
            "stay unsubscribed, whatever the list says",
          ]),
        ];
  const duplicate: Words = [
    "row repeats an email from above: combined, and an opt-out in either counts",
    "rows repeat an email from above: combined, and an opt-out in either counts",
  ];
  const invalid: Words = ["row that cannot be imported", "rows that cannot be imported"];
  return [
    ...lines,
    line(counts.duplicate, duplicate, duplicate, true),
    line(counts.invalid, invalid, invalid, true),
  ].filter(({ count }) => count > 0);
}

const requestsNoted: Words = [
  "request to confirm saved, not sent: no mail server",
  "requests to confirm saved, not sent: no mail server",
];
