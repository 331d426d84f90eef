import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import { yieldToRequests } from "@/lib/jobs/time-slice";
import { type MentionPlace, type MentionsAt, mentionPlaces } from "./mention";
import { emailPatterns, fullNamePatterns, globOfUnseen, type NamePattern } from "./name-pattern";
import { namesLocalPart } from "./names-local-part";

/**
 * Limits how many people are looked for. With more, searching the texts of a site takes too long for a waiting
 * dialog.
 */
export const mostSought = 10;
const shownPerPlace = 20;
/** Limits how many contacts' texts are read at a time, for some milliseconds, before it yields to requests. */
const contactsAtOnce = 2_000;
const everyId = { after: -1, until: Number.MAX_SAFE_INTEGER };

interface Found {
  id: number;
  contactId: number | null;
  label: string;
  text: string;
  filter?: string;
}

/**
 * Each query may use `@sought` (the people), `@site`, and the range `@after` to `@until`. CROSS JOIN reads the texts
 * in order and looks up the owner of each.
 */
const sources: Record<MentionPlace, { text: string; select: string }> = {
  note: ofContact("notes", "id", "body"),
  comment: ofContact("community_comments", "id", "body"),
  post: ofContact("community_posts", "id", "title || char(10) || t.body"),
  field_value: ofContact("contact_field_values", "field_id", "value"),
  tag: ofSite("tags", "name", "name"),
  field: ofSite("custom_fields", "name", "name"),
  segment: ofSite("segments", "name", "name || char(10) || t.filter", "filter"),
  broadcast: ofSite("broadcasts", "subject", "subject || char(10) || t.body"),
  // A deletion keeps its line of why, which outlives whom it deleted.
  deletion: ofSite("deletion_jobs", "why", "why"),
};

function ofContact(table: string, id: string, text: string) {
  return {
    text: `t.${text}`,
    select: `SELECT t.${id} AS id, t.contact_id AS contactId, coalesce(nullif(c.name, ''), c.email) AS label,
      t.${text} AS text FROM ${table} t CROSS JOIN contacts c ON c.id = t.contact_id
      WHERE t.contact_id > @after AND t.contact_id <= @until AND c.site_id = @site AND c.erased_before_at IS NULL
        AND t.contact_id NOT IN (SELECT value FROM json_each(@sought))`,
  };
}

function ofSite(table: string, label: string, text: string, filter?: string) {
  return {
    text: `t.${text}`,
    select: `SELECT t.id AS id, NULL AS contactId, t.${label} AS label, t.${text} AS text
      ${filter ? `, t.${filter} AS filter` : ""} FROM ${table} t
      WHERE t.site_id = @site AND t.id > @after AND t.id <= @until AND t.${label} IS NOT NULL`,
  };
}

/**
 * Finds where else on the site a few people are named, by a present or former email or a full name. Leaves out what
 * belongs to one of them. Reads every text of the site, so it takes at most `mostSought` people.
 */
export async function findMentions(
  access: SiteAccess,
  db: Database,
  { contactIds }: { contactIds: number[] },
): Promise<MentionsAt[]> {
  const people = contactIds.flatMap((id) => findPerson(db, access.siteId, id));
  if (people.length === 0) return [];
  const emails = people.flatMap((person) => person.emails);
  const names = people.map(({ name }) => name);
  const patterns = [...emails.flatMap(emailPatterns), ...names.flatMap(fullNamePatterns)];
  const of = { sought: JSON.stringify(contactIds), site: access.siteId };
  const found: MentionsAt[] = [];
  for (const where of mentionPlaces) {
    const at: MentionsAt = { where, count: 0, first: [] };
    for (const range of rangesOf(db, where)) {
      addFound(db, at, { ...of, ...range }, patterns, emails);
      await yieldToRequests();
    }
    if (at.count > 0) found.push(at);
  }
  return found;
}

function findPerson(db: Database, siteId: number, id: number): { name: string; emails: string[] }[] {
  const found = prepared<{ name: string; email: string }>(
    db,
    "SELECT name, email FROM contacts WHERE id = ? AND site_id = ?",
  ).get(id, siteId);
  if (!found) return [];
  const former = preparedValue<string>(db, "SELECT email FROM former_emails WHERE contact_id = ?").all(id);
  return [{ name: found.name, emails: [found.email, ...former] }];
}

function rangesOf(db: Database, where: MentionPlace): { after: number; until: number }[] {
  if (!isOfContacts(where)) return [everyId];
  const last = preparedValue<number>(db, "SELECT coalesce(max(id), 0) FROM contacts").one();
  const count = Math.ceil((last + 1) / contactsAtOnce);
  return Array.from({ length: count }, (_, at) => ({
    after: at * contactsAtOnce - 1,
    until: (at + 1) * contactsAtOnce - 1,
  }));
}

function addFound(
  db: Database,
  found: MentionsAt,
  of: { sought: string; site: number; after: number; until: number },
  patterns: NamePattern[],
  emails: string[],
): void {
  const { where } = found;
  const { text, select } = sources[where];
  // A filter may name a part of an email, so every segment is read.
  const may = where === "segment" ? [] : patterns.map((_, at) => `instr(lower(${text}), @run${at}) > 0`);
  const sql = may.length > 0 ? `${select} AND (${may.join(" OR ")} OR ${text} GLOB @unseen)` : select;
  const runs = may.length > 0 ? patterns.map(({ asciiRun }, at) => [`run${at}`, asciiRun]) : [];
  const rows = prepared<Found>(db, `${sql} ORDER BY t.${orderOf(where)}`).iterate({
    ...of,
    unseen: globOfUnseen,
    ...Object.fromEntries(runs),
  });
  for (const { id, contactId, label, text: said, filter } of rows) {
    const isNamed = patterns.some((pattern) => pattern.matches(said));
    if (!isNamed && !(filter && namesLocalPart(filter, emails))) continue;
    found.count += 1;
    if (found.first.length < shownPerPlace) found.first.push({ where, id, contactId, label });
  }
}

function orderOf(where: MentionPlace): string {
  return isOfContacts(where) ? "contact_id" : "id";
}

function isOfContacts(where: MentionPlace): boolean {
  return ["note", "comment", "post", "field_value"].includes(where);
}
