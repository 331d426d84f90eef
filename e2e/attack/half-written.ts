import fs from "node:fs";
import path from "node:path";
import type { Target } from "./target";

/** Lists what is half there: rows without what they belong to, totals that do not add up, lists without a file. */
export function listHalfWritten({ db, server }: Target): string[] {
  const { $client } = db;
  const rows = (sql: string) => $client.prepare(sql).all() as Record<string, unknown>[];
  const found: string[] = [];
  const none = (what: string, unexpected: unknown[]) => {
    if (unexpected.length > 0) found.push(`${what}: ${JSON.stringify(unexpected.slice(0, 3))}`);
  };
  none("rows of nobody", $client.pragma("foreign_key_check") as unknown[]);
  none(
    "damage",
    ($client.pragma("integrity_check") as { integrity_check: string }[]).filter(
      (one) => one.integrity_check !== "ok",
    ),
  );
  none(
    "days that do not add up to who is there",
    rows(
      `SELECT site_id, sum(added - deleted) AS counted,
         (SELECT count(*) FROM contacts WHERE contacts.site_id = contacts_daily.site_id) AS there
       FROM contacts_daily GROUP BY site_id HAVING counted <> there`,
    ),
  );
  none(
    "people who a search does not find",
    rows(
      `SELECT id FROM contacts WHERE CAST(id AS INTEGER) NOT IN
         (SELECT rowid FROM contacts_fts WHERE contacts_fts MATCH '"exa"') AND email LIKE '%exa%'`,
    ),
  );
  none(
    "deletions whose counts are not those of their people",
    rows(
      `SELECT id FROM deletion_jobs WHERE status = 'completed' AND deleted_count <>
         (SELECT count(*) FROM deletion_items WHERE job_id = deletion_jobs.id AND state = 'deleted')`,
    ),
  );
  const files = fs.readdirSync(path.join(server.dataDir, "imports")).sort();
  const waiting = rows(
    "SELECT id FROM imports WHERE status IN ('uploaded', 'checking', 'checked', 'importing')",
  );
  none(
    "lists without a file",
    waiting.filter(({ id }) => !files.includes(`${id}.csv`)),
  );
  none(
    "files of uploads that ended",
    files.filter((name) => name.startsWith("incoming-")),
  );
  return found;
}
