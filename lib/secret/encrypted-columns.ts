import type { Database } from "@/db/open-database";
import { preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";

interface EncryptedColumn {
  table: string;
  column: string;
}

/**
 * Lists every column that `encryptSetting` fills. A test finds those of the schema by their names: `encrypted_…`, and
 * `selection` for what was selected.
 */
export const encryptedColumns: readonly EncryptedColumn[] = [
  { table: "deletion_jobs", column: "encrypted_leaf_key" },
  { table: "digest_keys", column: "encrypted_key" },
  { table: "identity_keys", column: "encrypted_key" },
  { table: "manifest_requests", column: "selection" },
  { table: "payment_accounts", column: "encrypted_key" },
  { table: "payment_accounts", column: "encrypted_webhook_secret" },
  { table: "preparations", column: "selection" },
  { table: "sending_settings", column: "encrypted_url" },
];

/** Lists the tables of digests that are made with a key of the instance's secret, unless `digest_keys` holds it. */
const digestTables = ["counted_payments", "erased_customers", "erased_identities"];

/** Reads every encrypted value of a column, one at a time. */
export function iterateEncrypted(db: Reader, { table, column }: EncryptedColumn): Iterable<string> {
  return preparedValue<string>(db, `SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL`).iterate();
}

/** Tells whether anything in the database was made with a secret, so that another one would lose it. */
export function holdsSecrets(db: Database): boolean {
  const isEncrypted = encryptedColumns.map(
    ({ table, column }) => `EXISTS (SELECT 1 FROM ${table} WHERE ${column} IS NOT NULL)`,
  );
  const isMadeWith = [...digestTables, "two_factors"].map((table) => `EXISTS (SELECT 1 FROM ${table})`);
  return preparedValue<number>(db, `SELECT ${[...isEncrypted, ...isMadeWith].join(" OR ")}`).one() === 1;
}
