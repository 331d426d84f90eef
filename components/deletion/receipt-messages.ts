import type { DiskCheck, FileFinding } from "@/lib/deletion/disk/disk-check";
import type { DeletionDetail, DeletionView } from "@/lib/deletion/receipt/deletion-view";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import { isActive } from "./deletion-standing";

/** Returns how long it took, or an empty string while that is not known. */
export function durationOf({
  startedAt,
  finishedAt,
}: Pick<DeletionView, "startedAt" | "finishedAt">): string {
  if (startedAt === null || finishedAt === null) return "";
  const seconds = Math.max(0, finishedAt - startedAt) / 1000;
  if (seconds < 1) return "under 1 s";
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function sizeOf(format: Formats, byteCount: number): string {
  if (byteCount === 0) return "empty";
  if (byteCount < 1000) return countOf(format, byteCount, "byte", "bytes");
  const tenth = (unit: number) => format.count(Math.round((byteCount / unit) * 10) / 10);
  if (byteCount < 1e6) return `${tenth(1e3)} kB`;
  if (byteCount < 1e9) return `${tenth(1e6)} MB`;
  return `${tenth(1e9)} GB`;
}

const fileLabels: Record<FileFinding["name"], string> = {
  database: "the database file",
  "write-ahead log": "its write-ahead log",
};

/** Says what the search of the files found; equal findings are told together. */
export function diskCheckMessage(
  format: Formats,
  { addressCount, files, scope }: Pick<DiskCheck, "addressCount" | "files" | "scope">,
): string {
  const sought = `of ${countOf(format, addressCount, "erased email", "erased emails")} found in`;
  const place = ({ name, byteCount }: FileFinding) => {
    const label =
      scope === "written" && name === "database"
        ? "what this deletion wrote to the database"
        : fileLabels[name];
    return `${label} (${sizeOf(format, byteCount)})`;
  };
  const clean = files.filter(({ foundCount }) => foundCount === 0);
  const findings = files
    .filter(({ foundCount }) => foundCount > 0)
    .map((file) => `${format.count(file.foundCount)} ${sought} ${place(file)}.`);
  if (clean.length > 0) findings.push(`0 ${sought} ${clean.map(place).join(" and ")}.`);
  return findings.join(" ");
}

/** Says what reading the files as a whole found, which happens at night; empty for receipts from before. */
export function wholeCheckMessage(format: Formats, { scope, whole }: DiskCheck): string {
  if (whole?.addressCount === 0)
    return "The files could not be searched as a whole: Farewell was started again since, and knows none of the emails any more.";
  if (whole) return `The files were read as a whole as well: ${diskCheckMessage(format, whole)}`;
  return scope === "written" ? "The next night reads the files as a whole as well." : "";
}

/** Says what was still to be cleaned when the deletion ended, and whether it is by now; empty when nothing was. */
export function waitingMessage({ waiting = [], settledAt }: DiskCheck): string {
  if (waiting.length === 0) return "";
  const parts = waiting.map((part) => `the ${part}`).join(" and ");
  const still = `letters of erased names and emails, three at a time, can still be in ${parts}`;
  return settledAt === undefined
    ? `When it ended, ${still}. It is cleaned within the hour, and this line then says so.`
    : `When it ended, ${still}; it has been cleaned since.`;
}

/** Says what the search of the lists waiting in Imports found, and what it did not look at; empty when none waited. */
export function listCheckMessage(format: Formats, { addressCount, lists }: DiskCheck): string {
  if (!lists) return "Lists that waited in Imports were not searched.";
  const { searchedCount, unsearchedCount, foundCount, importIds } = lists;
  const sought = countOf(format, addressCount, "erased email", "erased emails");
  const waiting = (count: number) => countOf(format, count, "list that waits", "lists that wait");
  const imports = `import${importIds.length === 1 ? "" : "s"} ${importIds.join(", ")}`;
  return [
    foundCount > 0 &&
      `${format.count(foundCount)} of ${sought} found in ${imports}, waiting in Imports: importing it makes a new contact of whoever is on it. Discard it if they are not to come back.`,
    foundCount === 0 && searchedCount > 0 && `0 of ${sought} found in ${waiting(searchedCount)} in Imports.`,
    unsearchedCount > 0 &&
      `Not searched: ${waiting(unsearchedCount)} in Imports, too large for the end of a deletion or not readable.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Says that not every deleted email was still known when the files were searched; otherwise empty. */
export function searchedMessage(
  format: Formats,
  deletion: Pick<DeletionDetail, "deletedCount" | "diskCheck">,
): string {
  const searched = deletion.diskCheck?.addressCount ?? 0;
  if (searched === 0 || searched >= deletion.deletedCount) return "";
  return `The latest search covered ${format.count(searched)} of the ${format.count(deletion.deletedCount)} emails deleted.`;
}

/** Says why there is no result of the search yet, or none at all. */
export function uncheckedMessage(deletion: Pick<DeletionDetail, "status" | "deletedCount">): string {
  if (isActive(deletion)) return "Not yet checked. The files are searched after the last contact.";
  if (deletion.deletedCount === 0) return "Nothing was deleted, so there was nothing to search for.";
  return "Not checked: when the deletion ended, none of its emails was left in memory to search for.";
}
