import type { BadgeTone } from "@/components/ui/badge";
import type { ImportConsent, ImportCounts, ImportStatus } from "@/lib/imports/plan/import-view";
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

export const importLabels = { imports: "Imports", all: "All imports" } as const;

/** Says of an import what stands where, with elements in the braces. */
export const importMessages = {
  listed: "{at} by {who}",
  opened: "Import {id} by {who}, {at}",
  reading: "Reading the import…",
  goneTitle: "This import is no longer there",
  gone: "It was discarded, or the server did not answer.",
  discard: "What is imported stays, and can be reverted.",
} as const;

/** Names an import in the list: two may come from files of one name. */
export function importLabel(fileName: string, importId: number): string {
  return `${fileName} (import ${importId})`;
}

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
