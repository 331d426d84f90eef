import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createSite } from "@/db/factories/create-site";
import { type Database, openDatabase } from "@/db/open-database";
import { checkSecret } from "@/lib/secret/require-secret";

let template: string | undefined;

/** Is a data folder like one of an instance that was started, with its database open as a worker has it. */
export interface InstanceFolder {
  folder: string;
  db: Database;
  siteId: number;
}

/** Makes a data folder with a site in it. Its secret is in `app-secret`, or comes from the environment. */
export function makeInstanceFolder({
  secret,
  isSecretInFile = true,
}: {
  secret?: string;
  isSecretInFile?: boolean;
} = {}): InstanceFolder {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-instance-"));
  const used = secret ?? `the secret of ${folder}, long enough to pass`;
  if (isSecretInFile) fs.writeFileSync(path.join(folder, "app-secret"), used, { mode: 0o600 });
  const file = path.join(folder, "farewell.db");
  fs.writeFileSync(file, emptyDatabase());
  const db = openDatabase(file);
  const { id: siteId } = createSite(db);
  const found = isSecretInFile ? { variable: undefined, file: used } : { variable: used, file: undefined };
  const checked = checkSecret(db, found, Date.now(), () => used);
  if (!checked.ok) throw new Error(checked.refusal);
  return { folder, db, siteId };
}

/** Removes the folder, and closes its database where it is still open. */
export function removeInstanceFolder({ folder, db }: InstanceFolder): void {
  if (db.$client.open) db.$client.close();
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Returns the bytes of a database with the current schema; migrating takes half a second, so it is done once. */
function emptyDatabase(): Buffer {
  if (template === undefined) {
    template = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-template-"));
    openDatabase(path.join(template, "farewell.db")).$client.close();
  }
  return fs.readFileSync(path.join(template, "farewell.db"));
}
