import type { BadgeTone } from "@/components/ui/badge";
import { formatCount } from "@/components/ui/format";
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

/** What becomes of the rows, the lines that say zero left out. `isDone` once it has happened. */
export function outcomeLines(counts: ImportCounts, consent: ImportConsent | null, isDone: boolean): Line[] {
  const will = (done: string, planned: string) => (isDone ? done : planned);
  const isOptOut = consent === "opted_out";
  const lines: Line[] = isOptOut
    ? [
        { count: counts.created, words: will("remembered as opted out", "will be remembered as opted out") },
        { count: counts.updated, words: will("contacts unsubscribed", "contacts will be unsubscribed") },
        { count: counts.unchanged, words: "remembered or out already" },
      ]
    : [
        { count: counts.created, words: will("new contacts", "new contacts will be added") },
        { count: counts.updated, words: will("contacts updated", "contacts will be updated") },
        { count: counts.unchanged, words: "contacts that are the same already" },
        {
          count: counts.subscribed,
          words: will("subscribed on your word", "will be subscribed on your word"),
        },
        {
          count: counts.asked,
          words: will("asked to confirm by e-mail", "will be asked to confirm by e-mail"),
        },
        { count: counts.erased, words: "of them were deleted before: nothing of the old comes back" },
        { count: counts.staysOut, words: "stay unsubscribed, whatever the list says" },
      ];
  return [
    ...lines,
    { count: counts.duplicate, words: "rows with an address that stood above already", isMuted: true },
    { count: counts.invalid, words: "rows that cannot be imported", isMuted: true },
  ].filter(({ count }) => count > 0);
}

/** One line for the list of imports. */
export function summaryOf(counts: ImportCounts, consent: ImportConsent | null): string {
  const [created, updated] = consent === "opted_out" ? ["remembered", "unsubscribed"] : ["new", "updated"];
  const parts = [
    [counts.created, created],
    [counts.updated, updated],
    [counts.unchanged, "unchanged"],
    [counts.duplicate + counts.invalid, "left out"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${formatCount(count)} ${word}`)
    .join(", ");
}
