import fs from "node:fs";
import path from "node:path";
import { type BackupFileName, type BackupManifest, manifestName, readManifest } from "./backup-manifest";
import { sumOfFile } from "./copy-file";

export type BackupRefusal =
  | { ok: false; refusal: "no_backup" }
  | { ok: false; refusal: "newer_backup" }
  | { ok: false; refusal: "missing_file"; file: string }
  | { ok: false; refusal: "damaged_file"; file: string };

/**
 * Reads every byte of a backup, or of one of its files only, and compares it with the manifest. Changes nothing.
 */
export function verifyBackup(
  folder: string,
  only?: BackupFileName,
): { ok: true; manifest: BackupManifest } | BackupRefusal {
  const manifestFile = path.join(folder, manifestName);
  if (!fs.existsSync(manifestFile)) return { ok: false, refusal: "no_backup" };
  const manifest = readManifest(fs.readFileSync(manifestFile, "utf8"));
  if (!manifest) return { ok: false, refusal: "damaged_file", file: manifestName };
  if (manifest === "newer") return { ok: false, refusal: "newer_backup" };
  for (const { name, bytes, sha256 } of manifest.files) {
    if (only !== undefined && name !== only) continue;
    const file = path.join(folder, name);
    if (!fs.existsSync(file)) return { ok: false, refusal: "missing_file", file: name };
    const sum = sumOfFile(file);
    if (sum.bytes !== bytes || sum.sha256 !== sha256)
      return { ok: false, refusal: "damaged_file", file: name };
  }
  return { ok: true, manifest };
}
