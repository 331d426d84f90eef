import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import type { SiteAccess } from "@/lib/auth/site-access";
import { giveWay } from "@/lib/jobs/time-slice";
import { type MentionPlace, type MentionsAt, mentionPlaces } from "./mention";
import { addressPatterns, fullNamePatterns, globOfUnseen, type NamePattern } from "./name-pattern";
import { namesLocalPart } from "./names-local-part";

const shownPerPlace = 20;

interface Found {
  id: number;
  contactId: number | null;
  label: string;
  text: string;
  filter?: string;
}

/** `@self` is the person, `@site` the site. CROSS JOIN reads the texts in order and looks up whose each is. */
const sources: Record<MentionPlace, { text: string; select: string }> = {
  note: ofContact("notes", "id", "body"),
  comment: ofContact("community_comments", "id", "body"),
  post: ofContact("community_posts", "id", "title || char(10) || t.body"),
  field_value: ofContact("contact_field_values", "field_id", "value"),
  tag: ofSite("tags", "name", "name"),
  field: ofSite("custom_fields", "name", "name"),
  segment: ofSite("segments", "name", "name || char(10) || t.filter", "filter"),
  broadcast: ofSite("broadcasts", "subject", "subject || char(10) || t.body"),
};

function ofContact(table: string, id: string, text: string) {
  return {
    text: `t.${text}`,
    select: `SELECT t.${id} AS id, t.contact_id AS contactId, coalesce(nullif(c.name, ''), c.email) AS label,
      t.${text} AS text FROM ${table} t CROSS JOIN contacts c ON c.id = t.contact_id
      WHERE t.contact_id <> @self AND c.site_id = @site`,
  };
}

function ofSite(table: string, label: string, text: string, filter?: string) {
  return {
    text: `t.${text}`,
    select: `SELECT t.id AS id, NULL AS contactId, t.${label} AS label, t.${text} AS text
      ${filter ? `, t.${filter} AS filter` : ""} FROM ${table} t WHERE t.site_id = @site AND @self > 0`,
  };
}

/**
 * Where else on the site a person is named: by an address, one of before too, or by a full name. Reads every text
 * of the site, so it is for one contact and never for many.
 */
export async function findMentions(
  access: SiteAccess,
  db: Database,
  { contactId }: { contactId: number },
): Promise<MentionsAt[]> {
  const person = prepared(db, "SELECT name, email FROM contacts WHERE id = ? AND site_id = ?").get(
    contactId,
    access.siteId,
  ) as { name: string; email: string } | undefined;
  if (!person) return [];
  const former = prepared(db, "SELECT email FROM former_addresses WHERE contact_id = ?")
    .pluck()
    .all(contactId) as string[];
  const addresses = [person.email, ...former];
  const patterns = [...addresses.flatMap(addressPatterns), ...fullNamePatterns(person.name)];
  const found: MentionsAt[] = [];
  for (const where of mentionPlaces) {
    const at = findAt(db, where, { self: contactId, site: access.siteId }, patterns, addresses);
    if (at.count > 0) found.push(at);
    await giveWay();
  }
  return found;
}

function findAt(
  db: Database,
  where: MentionPlace,
  of: { self: number; site: number },
  patterns: NamePattern[],
  addresses: string[],
): MentionsAt {
  const { text, select } = sources[where];
  // A filter may name a part of an address, so every segment is read.
  const may = where === "segment" ? [] : patterns.map((_, at) => `instr(lower(${text}), @run${at}) > 0`);
  const sql = may.length > 0 ? `${select} AND (${may.join(" OR ")} OR ${text} GLOB @unseen)` : select;
  const runs = may.length > 0 ? patterns.map(({ asciiRun }, at) => [`run${at}`, asciiRun]) : [];
  const at: MentionsAt = { where, count: 0, first: [] };
  const rows = prepared(db, `${sql} ORDER BY t.${orderOf(where)}`).iterate({
    ...of,
    ...(may.length > 0 && { unseen: globOfUnseen }),
    ...Object.fromEntries(runs),
  }) as Iterable<Found>;
  for (const { id, contactId, label, text: said, filter } of rows) {
    const isNamed = patterns.some((pattern) => pattern.matches(said));
    if (!isNamed && !(filter && namesLocalPart(filter, addresses))) continue;
    at.count += 1;
    if (at.first.length < shownPerPlace) at.first.push({ where, id, contactId, label });
  }
  return at;
}

function orderOf(where: MentionPlace): string {
  return ["note", "comment", "post", "field_value"].includes(where) ? "contact_id" : "id";
}
