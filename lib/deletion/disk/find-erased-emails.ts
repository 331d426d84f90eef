import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { tableNames } from "@/db/reachable-tables";
import { identityDigests } from "@/lib/consent/identities/identity-keys";
import { normaliseEmail } from "@/lib/values/email";
import { knownIn } from "./check-files";

/** Counts the different emails of deleted contacts in one column. */
export interface ErasedEmailsFound {
  table: string;
  column: string;
  emailCount: number;
}

const emailLike = /[^\s<>()[\],;:"'`{}|]+@[^\s<>()[\],;:"'`{}|@]+/gu;

/**
 * Looks in every text of every table for emails whose digest is that of someone deleted, so it needs no list of them.
 * Leaves out an email that is rightly there: of someone who came back, or who signs in. A text of another site than the
 * one that deleted them does not count.
 */
export function findErasedEmails(db: Database): ErasedEmailsFound[] {
  const isErased = erasedIn(db);
  const found = new Map<string, Set<string>>();
  for (const table of tableNames(db)) {
    const columns = listColumns(db, table);
    const texts = columns.filter(({ isText }) => isText).map(({ name }) => name);
    if (texts.length === 0) continue;
    const names = columns.map(({ name }) => name);
    const rows = db.$client
      .prepare(
        `SELECT ${siteOf(table, names)}, ${texts.map(quoted).join(", ")} FROM ${quoted(table)}
         WHERE ${texts.map((name) => `instr(${quoted(name)}, '@') > 0`).join(" OR ")}`,
      )
      .raw()
      .iterate() as IterableIterator<[number | null, ...unknown[]]>;
    for (const [siteId, ...values] of rows)
      for (const [at, value] of values.entries()) {
        if (typeof value !== "string" || !value.includes("@")) continue;
        for (const email of emailsIn(value)) {
          if (!isErased(email, siteId)) continue;
          const key = `${table}\n${texts[at]}`;
          found.set(key, (found.get(key) ?? new Set()).add(email));
        }
      }
  }
  return [...found].map(([key, emails]) => {
    const [table = "", column = ""] = key.split("\n");
    return { table, column, emailCount: emails.size };
  });
}

function emailsIn(text: string): Set<string> {
  return new Set([...text.matchAll(emailLike)].map(([email]) => normaliseEmail(email.replace(/\.+$/, ""))));
}

/** Returns a function that tells whether an email was deleted from a site, or from any where none is given. */
function erasedIn(db: Database): (email: string, siteId: number | null) => boolean {
  const isKnown = knownIn(db);
  const digestErased = preparedValue<1>(
    db,
    `SELECT 1 FROM sites CROSS JOIN erased_identities ON site_id = sites.id AND digest = @digest
     WHERE reason = 'deleted' AND (@siteId IS NULL OR sites.id = @siteId) LIMIT 1`,
  );
  return (email, siteId) =>
    !isKnown(email) &&
    identityDigests(db, email).some(({ digest }) => digestErased.get({ digest, siteId }) !== undefined);
}

function listColumns({ $client }: Database, table: string): { name: string; isText: boolean }[] {
  const columns = $client.prepare("SELECT name, type FROM pragma_table_info(?)").all(table) as {
    name: string;
    type: string;
  }[];
  return columns.map(({ name, type }) => ({ name, isText: type.toUpperCase() === "TEXT" }));
}

/** Returns the SQL of the site to which a row belongs; null where a row does not say. */
function siteOf(table: string, columns: readonly string[]): string {
  if (columns.includes("site_id")) return "site_id";
  if (columns.includes("contact_id") && table !== "contacts")
    return `(SELECT contacts.site_id FROM contacts WHERE contacts.id = ${quoted(table)}.contact_id)`;
  return "NULL";
}

const quoted = (name: string) => `"${name}"`;
