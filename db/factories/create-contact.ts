import { searchTextOf } from "../fold-for-search";
import type { Database } from "../open-database";
import { contacts } from "../schema";
import { write } from "../write";
import { factoryNow } from "./create-site";

let made = 0;

export type ContactOverrides = Partial<typeof contacts.$inferInsert> & { siteId: number };

/** Creates a contact with nothing but itself. Name and email are unique unless given. */
export function createContact(
  db: Database,
  overrides: ContactOverrides,
): { id: number; email: string; name: string } {
  made += 1;
  const email = overrides.email ?? `contact.${made}@people.example`;
  const name = overrides.name ?? `Contact Number ${made}`;
  return write(db, (tx) =>
    tx
      .insert(contacts)
      .values({
        marketingStatus: "subscribed",
        source: "form",
        createdAt: factoryNow,
        updatedAt: factoryNow,
        lastActivityAt: factoryNow,
        ...overrides,
        email,
        name,
        searchText: searchTextOf(name, email),
      })
      .returning({ id: contacts.id, email: contacts.email, name: contacts.name })
      .get(),
  );
}
