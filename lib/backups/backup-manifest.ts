import { createHash } from "node:crypto";
import { z } from "zod";
import { parseJson } from "@/lib/values/parse-json";

export const manifestName = "manifest.json";
export const manifestVersion = 1;

/** Names every file that a backup can hold, as it is called in `DATA_DIR` as well. */
export const backupFileNames = ["farewell.db", "erasures.log", "signing-key", "app-secret"] as const;

export type BackupFileName = (typeof backupFileNames)[number];

/** Says whether a backup holds all that an instance needs, or the ledger alone. */
export type BackupKind = z.infer<typeof backupManifest>["kind"];

const time = z.iso.datetime({ precision: 3 });
const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const backupManifest = z.strictObject({
  format: z.literal("farewell-backup"),
  version: z.literal(manifestVersion),
  kind: z.enum(["whole", "ledger"]),
  /** Is the version of Farewell that made it. */
  madeBy: z.string(),
  /** Is null for a database that was never started by a version that names its instance. */
  instanceId: z.string().nullable(),
  begunAt: time,
  madeAt: time,
  secret: z.strictObject({
    /** Is "not here" where the secret comes from `APP_SECRET`, which no backup holds. */
    isIn: z.enum(["app-secret", "not here"]),
    /** Recognises the secret; null where the database does not. */
    check: z.string().nullable(),
  }),
  files: z.array(z.strictObject({ name: z.enum(backupFileNames), bytes: count, sha256 })),
  leftOut: z.strictObject({ listsWaitingToBeImported: count }),
});

export type BackupManifest = z.infer<typeof backupManifest>;

/** Returns the text of a manifest, whose last member is the SHA-256 of all before it. */
export function writeManifest(manifest: BackupManifest): string {
  return withSum(manifest);
}

/**
 * Reads a manifest; undefined when a byte of it is not as it was written, and "newer" when a later version wrote it,
 * which may say more or say it otherwise.
 */
export function readManifest(text: string): BackupManifest | "newer" | undefined {
  const { sha256: _, ...said } = z.looseObject({}).catch({}).parse(parseJson(text));
  if (withSum(said) !== text) return undefined;
  if (typeof said.version === "number" && said.version > manifestVersion) return "newer";
  return backupManifest.safeParse(said).data;
}

function withSum(manifest: object): string {
  return `${JSON.stringify({ ...manifest, sha256: sumOf(manifest) }, null, 2)}\n`;
}

function sumOf(manifest: object): string {
  return createHash("sha256").update(JSON.stringify(manifest)).digest("hex");
}
