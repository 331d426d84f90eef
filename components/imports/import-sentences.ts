import type { BadgeTone } from "@/components/ui/badge";
import type { Formats } from "@/lib/formats";
import type { ImportConsent, ImportCounts, ImportStatus } from "@/lib/imports/import-view";

export const importStatusNames: Record<ImportStatus, { label: string; tone: BadgeTone }> = {
  uploaded: { label: "Not checked yet", tone: "neutral" },
  checking: { label: "Checking", tone: "accent" },
  checked: { label: "Checked", tone: "accent" },
  importing: { label: "Importing", tone: "accent" },
  completed: { label: "Imported", tone: "success" },
  stopped: { label: "Stopped", tone: "warning" },
  failed: { label: "Failed", tone: "danger" },
  restoring: { label: "Reverting", tone: "accent" },
  restored: { label: "Changes reverted", tone: "neutral" },
};

export const consentNames: Record<ImportConsent, { label: string; hint: string }> = {
  none: {
    label: "Nothing about marketing e-mail",
    hint: "Nobody is subscribed. Whoever the list says has unsubscribed is unsubscribed here too.",
  },
  ask: {
    label: "Ask them",
    hint: "Each gets one e-mail with a button to confirm, and nothing else until they press it.",
  },
  claimed: {
    label: "They already agreed to marketing e-mail elsewhere",
    hint: "They are subscribed at once, and your name and the time are kept as the record of it. Whoever was deleted here is asked to confirm first; whoever unsubscribed stays so.",
  },
  opted_out: {
    label: "This is a list of people who opted out",
    hint: "Nobody is added. Their addresses are remembered as digests only, and contacts among them are unsubscribed.",
  },
};

interface Line {
  count: number;
  words: string;
  isMuted?: boolean;
}

type Words = readonly [one: string, other: string];

/** What becomes of the rows, the lines that say zero left out. `isDone` once it has happened. */
export function outcomeLines(counts: ImportCounts, consent: ImportConsent | null, isDone: boolean): Line[] {
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
          line(counts.asked, same("asked to confirm by e-mail"), same("will be asked to confirm by e-mail")),
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
    "row with an address that stood above already",
    "rows with an address that stood above already",
  ];
  const invalid: Words = ["row that cannot be imported", "rows that cannot be imported"];
  return [
    ...lines,
    line(counts.duplicate, duplicate, duplicate, true),
    line(counts.invalid, invalid, invalid, true),
  ].filter(({ count }) => count > 0);
}

/** One line for the list of imports. */
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
