import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import { childrenFirst } from "@/db/reachable-tables";
import type { Transaction } from "@/db/write";
import { type RecordKind, recordKindNames } from "@/lib/contacts/records/record-kinds";

interface DeletedRecords {
  /** Counts the deleted rows of each contact, in the order of `recordKindNames`. */
  perContact: Map<number, number[]>;
  sums: number[];
}

const orders = new WeakMap<Database["$client"], RecordKind[]>();

/**
 * Deletes everything that belongs to the contacts, a statement a table, and counts what was really there. `ids` is a
 * JSON list. Tables that refer to others come first, so that no cascade takes a row uncounted.
 */
export function deleteRecords(tx: Transaction, ids: string): DeletedRecords {
  const perContact = new Map<number, number[]>();
  const sums = recordKindNames.map(() => 0);
  for (const table of orderOf(tx)) {
    const at = recordKindNames.indexOf(table);
    const deleted = preparedValue<number>(
      tx,
      `DELETE FROM "${table}" WHERE contact_id IN (SELECT value FROM json_each(?)) RETURNING contact_id`,
    ).all(ids);
    sums[at] = deleted.length;
    for (const contactId of deleted) {
      let counts = perContact.get(contactId);
      if (!counts) {
        counts = recordKindNames.map(() => 0);
        perContact.set(contactId, counts);
      }
      counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return { perContact, sums };
}

function orderOf({ $client }: Transaction): RecordKind[] {
  const known = orders.get($client) ?? (childrenFirst($client, recordKindNames) as RecordKind[]);
  orders.set($client, known);
  return known;
}
