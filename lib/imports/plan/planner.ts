import type { Database } from "@/db/open-database";
import { prepared, preparedValue } from "@/db/prepared";
import { tagKey } from "@/lib/values/tag-key";
import type { ExistingRule, ImportConsent } from "./import-view";
import type { RowReading } from "./read-row";
import type { SeenEmails } from "./seen-emails";

/** Holds everything that the rows of one import are planned with. */
export interface Planner {
  db: Database;
  siteId: number;
  importId: number;
  isImporting: boolean;
  consent: ImportConsent;
  existing: ExistingRule;
  read: (cells: string[]) => RowReading;
  seen: SeenEmails;
  /** Maps `tagKey` to the site's tags. */
  tagIds: Map<string, number>;
}

export interface PlannedField {
  name: string;
  value: string;
  /** Is undefined for a field that the site does not have yet. */
  fieldId: number | undefined;
  before: string | null;
}

export function findValue(db: Database, contactId: number, fieldId: number): string | undefined {
  return preparedValue<string>(
    db,
    "SELECT value FROM contact_field_values WHERE contact_id = ? AND field_id = ?",
  ).get(contactId, fieldId);
}

export function hasTag({ db, tagIds }: Planner, contactId: number | undefined, name: string): boolean {
  const tagId = tagIds.get(tagKey(name));
  if (contactId === undefined || tagId === undefined) return false;
  const tagged = prepared(db, "SELECT 1 FROM contact_tags WHERE contact_id = ? AND tag_id = ?");
  return tagged.get(contactId, tagId) !== undefined;
}
