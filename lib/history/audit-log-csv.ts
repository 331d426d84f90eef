import { pipeline, Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";
import { keepingMark } from "@/lib/imports/cells/formula-mark";
import { logUnexpected } from "@/lib/system/log";
import type { AuditSearch } from "./audit-search";
import { type AuditLogEntry, listAuditLog } from "./list-audit-log";

const rowsAtOnce = 500;

const columns = ["Entry", "When", "Who", "What", "Note", "Deletion", "Import", "Action"];

/**
 * Streams what a search finds as a CSV file in which no cell is a formula, newest first, and notes that it was taken.
 * `say` puts an entry into words. As in the log itself, no contact is named.
 */
export function auditLogCsv(
  access: SiteAccess,
  db: Database,
  { search, say }: { search: AuditSearch; say: (entry: AuditLogEntry) => string },
  now: number,
): ReadableStream {
  const newest = listAuditLog(access, db, search, 1).entries[0]?.id ?? 0;
  const { siteId, userId: actorId } = access;
  write(db, (tx) => recordAudit(tx, { siteId, actorId, action: "history_copied", counts: {}, now }));
  async function* rows(): AsyncGenerator<(string | number)[]> {
    for (let before: number | null = newest + 1; before !== null; ) {
      const page = listAuditLog(access, db, { ...search, before }, rowsAtOnce);
      for (const entry of page.entries) yield rowOf(entry, say(entry));
      before = page.before;
    }
  }
  const writer = stringify({ header: true, columns, bom: true, escape_formulas: true });
  pipeline(Readable.from(rows()), writer, (error) => {
    if (error && error.code !== "ERR_STREAM_PREMATURE_CLOSE" && error.name !== "AbortError")
      logUnexpected(error);
  });
  return Readable.toWeb(writer) as ReadableStream;
}

function rowOf({ id, createdAt, who, note, leadsTo, action }: AuditLogEntry, what: string) {
  const placeOf = (kind: "deletion" | "import") => (leadsTo?.kind === kind ? leadsTo.id : "");
  return [
    ...[id, new Date(createdAt).toISOString(), keepingMark(who), keepingMark(what), keepingMark(note ?? "")],
    ...[placeOf("deletion"), placeOf("import"), action],
  ];
}
