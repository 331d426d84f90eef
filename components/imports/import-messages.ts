import type { BadgeTone } from "@/components/ui/badge";
import { type ConsentNote, consentNotes, type NoteCount, type RowNote } from "@/lib/imports/plan/import-note";
import type { ExistingRule, ImportConsent, ImportCounts, ImportStatus } from "@/lib/imports/plan/import-view";
import type { Formats } from "@/lib/values/formats";

export const importStatusNames: Record<ImportStatus, { label: string; tone: BadgeTone }> = {
  uploaded: { label: "Not checked yet", tone: "neutral" },
  checking: { label: "Checking", tone: "accent" },
  checked: { label: "Checked", tone: "accent" },
  importing: { label: "Importing", tone: "accent" },
  completed: { label: "Imported", tone: "success" },
  stopped: { label: "Stopped", tone: "warning" },
  failed: { label: "Failed", tone: "danger" },
  reverting: { label: "Reverting", tone: "accent" },
  reverted: { label: "Changes reverted", tone: "neutral" },
};

export const consentNames: Record<ImportConsent, { label: string; hint: string }> = {
  none: {
    label: "Nothing about marketing email",
    hint: "Nobody is subscribed. Whoever the list says has unsubscribed is unsubscribed here too.",
  },
  ask: {
    label: "Ask them",
    hint: "Each gets one email with a button to confirm, and nothing else until they press it.",
  },
  claimed: {
    label: "They already agreed to marketing email elsewhere",
    hint: "They are subscribed at once, and your name and the time are kept as the record of it. Whoever was deleted here is asked to confirm first; whoever unsubscribed stays so.",
  },
  opted_out: {
    label: "This is a list of people who opted out",
    hint: "Nobody is added. Their emails are remembered as digests only, and contacts among them are unsubscribed.",
  },
};

export const existingNames: Record<ExistingRule, { label: string; hint: string }> = {
  fill: {
    label: "Fill in what is blank",
    hint: "Tags are added. A name or a field that is known stays as it is.",
  },
  overwrite: {
    label: "Replace it by what the list says",
    hint: "Tags are added. Names and fields become those of the list; a blank cell changes nothing.",
  },
  keep: {
    label: "Leave them as they are, and add only who is new",
    hint: "Whoever the list says has unsubscribed is unsubscribed all the same.",
  },
};

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
      "not subscribed by this list: its status is a word that is not understood",
      "not subscribed by this list: their status is a word that is not understood",
    ],
  },
  says_never: {
    done: [
      "not subscribed by this list: it says they never were",
      "not subscribed by this list: it says they never were",
    ],
  },
  says_pending: {
    done: [
      "not subscribed by this list: it says they have not confirmed yet",
      "not subscribed by this list: it says they have not confirmed yet",
    ],
  },
  says_blank: {
    done: [
      "not subscribed by this list: their status is blank",
      "not subscribed by this list: their status is blank",
    ],
  },
  further_opted_out: {
    done: [
      "further email of someone who is out, remembered as out too",
      "further emails of people who are out, remembered as out too",
    ],
  },
};

/** Says what was left out of rows that are taken, or mended in them. */
const rowLines: Record<RowNote, (field: string) => Words> = {
  further_address: () => [
    "row with more than one email: the first was taken, the others left out",
    "rows with more than one email: the first was taken, the others left out",
  ],
  address_mended: () => [
    "email taken out of what stood around it, such as a name or “mailto:”",
    "emails taken out of what stood around them, such as names or “mailto:”",
  ],
  odd_dots: () => [
    "email taken although a dot stands where the standard wants none",
    "emails taken although a dot stands where the standard wants none",
  ],
  name_too_long: () => [
    "name longer than 200 characters left out",
    "names longer than 200 characters left out",
  ],
  too_many_tags: () => [
    "row with more than 100 tags: the first 100 were taken",
    "rows with more than 100 tags: the first 100 were taken",
  ],
  field_too_long: (field) => both(`${field} left out: longer than 2,000 characters`),
  not_a_number: (field) => both(`${field} left out: no number`),
  ambiguous_number: (field) => both(`${field} left out: could be two numbers, as 1.234 is`),
  not_a_date: (field) => both(`${field} left out: no whole date`),
  ambiguous_date: (field) => both(`${field} left out: day and month could be either way round`),
  not_yes_or_no: (field) => both(`${field} left out: neither yes nor no`),
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
          line(counts.unchanged, same("remembered or out already")),
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
          line(counts.unchanged, ["contact that is the same already", "contacts that are the same already"]),
          line(counts.subscribed, same("subscribed on your word"), same("will be subscribed on your word")),
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
    "row with an email that stood above already: taken together, and a no in either counts",
    "rows with an email that stood above already: taken together, and a no in either counts",
  ];
  const invalid: Words = ["row that cannot be imported", "rows that cannot be imported"];
  return [
    ...lines,
    line(counts.duplicate, duplicate, duplicate, true),
    line(counts.invalid, invalid, invalid, true),
  ].filter(({ count }) => count > 0);
}

const requestsNoted: Words = [
  "request to confirm noted, not sent: no mail server",
  "requests to confirm noted, not sent: no mail server",
];

/** Returns one line for the list of imports. */
export function summaryOf(format: Formats, counts: ImportCounts, consent: ImportConsent | null): string {
  const [created, updated] = consent === "opted_out" ? ["remembered", "unsubscribed"] : ["new", "updated"];
  const parts = [
    [counts.created, created],
    [counts.updated, updated],
    [counts.unchanged, "unchanged"],
    [counts.duplicate + counts.invalid, "left out"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${format.count(count)} ${word}`)
    .join(", ");
}
