import { tableNames } from "@/db/reachable-tables";
import { isErasedSince } from "@/lib/consent/admit-contact";
import { findErasedAt } from "@/lib/consent/identities/erased-identities";
import { markPattern, marksOf, type Person } from "../world/people";
import type { SoakWorld } from "../world/soak-world";
import type { Invariant } from "./finding";

/**
 * Finds nobody who was erased: no row and no byte of the database or its log, unless they came again by an act of
 * theirs, and then not subscribed before they confirm.
 */
export const nobodyIsBack: Invariant = (world) => {
  const problems: string[] = [];
  const [gone, here] = [new Map<string, string>(), new Set<string>()];
  let [erased, again] = [0, 0];
  for (const site of world.sites)
    for (const person of site.crowd) {
      const { email } = person;
      const contactId = contactIdOf(world, site.id, email);
      const erasedAt = findErasedAt(world.db, site.id, email, ["deleted"]);
      if (contactId !== undefined) for (const mark of marksOf(person)) here.add(mark);
      if (contactId !== undefined && isSubscribedUnasked(world, site.id, person, contactId))
        problems.push(`${email} of site ${site.id} is subscribed, and did not confirm`);
      if (erasedAt === undefined) continue;
      erased += 1;
      if (contactId !== undefined && world.people.cameUntil(site.id, email) < erasedAt)
        problems.push(`${email} of site ${site.id} is contact ${contactId}, and did not come again`);
      if (contactId === undefined) for (const mark of marksOf(person)) gone.set(mark, `site ${site.id}`);
      else again += 1;
    }
  const inRows = findInRows(world, gone, problems);
  let byteCount = 0;
  for (const bytes of world.server.copyOfFiles()) {
    byteCount += bytes.length;
    const found = new Set(
      bytes
        .toString("latin1")
        .match(markPattern)
        ?.map((mark) => mark.toLowerCase()),
    );
    for (const mark of found)
      if (gone.has(mark) && !here.has(mark) && !inRows.has(mark))
        problems.push(`${mark} of ${gone.get(mark)} stands in the bytes of the files, and in no row`);
  }
  const megabytes = (byteCount / 1e6).toFixed(1);
  return { counted: `${erased} erased, ${again} came again, ${megabytes} MB searched`, problems };
};

function contactIdOf(world: SoakWorld, siteId: number, email: string): number | undefined {
  return world.value("SELECT id FROM contacts WHERE site_id = ? AND email = ?", siteId, email);
}

function isSubscribedUnasked(
  world: SoakWorld,
  siteId: number,
  { email }: Person,
  contactId: number,
): boolean {
  const subscribed = world.value(
    "SELECT count(*) FROM contacts WHERE id = ? AND marketing_status = 'subscribed'",
    contactId,
  );
  return subscribed > 0 && isErasedSince(world.db, siteId, email, contactId);
}

/**
 * Returns the marks that stand in any row. Adds a problem for one of somebody gone, unless the row is of a contact who
 * had that email once, or with whom its holder was merged.
 */
function findInRows(world: SoakWorld, gone: ReadonlyMap<string, string>, problems: string[]): Set<string> {
  const found = new Set<string>();
  for (const table of tableNames(world.db)) {
    const owner = table === "contacts" ? "id" : "contact_id";
    for (const row of world.db.$client.prepare(`SELECT * FROM "${table}"`).iterate() as Iterable<
      Record<string, unknown>
    >)
      for (const mark of marksIn(row)) {
        found.add(mark);
        if (gone.has(mark) && !isOwn(world, row[owner], mark))
          problems.push(`${mark} of ${gone.get(mark)} stands in a row of ${table}`);
      }
  }
  return found;
}

function marksIn(row: Record<string, unknown>): string[] {
  const texts = Object.values(row).filter((value) => typeof value === "string");
  return texts.flatMap((text) => text.match(markPattern) ?? []).map((mark) => mark.toLowerCase());
}

function isOwn(world: SoakWorld, contactId: unknown, mark: string): boolean {
  if (typeof contactId !== "number") return false;
  const emails = world.people.emailsOf.get(contactId) ?? new Set();
  const people = world.sites.flatMap(({ crowd }) => crowd);
  if (people.some((person) => emails.has(person.email) && marksOf(person).includes(mark))) return true;
  return isNameAtProvider(world, contactId, mark);
}

/** Tells whether a customer of the contact bears this name at the provider, where somebody gave them another email. */
function isNameAtProvider(world: SoakWorld, contactId: number, mark: string): boolean {
  const own = world.rows<{ id: string }>(
    "SELECT provider_customer_id AS id FROM billing_customers WHERE contact_id = ?",
    contactId,
  );
  const moved = new Set(own.map(({ id }) => id).filter((id) => world.movedCustomers.has(id)));
  return world.sites.some(({ store }) =>
    store.list("customer").some(({ id, name }) => moved.has(id) && String(name).includes(mark)),
  );
}
