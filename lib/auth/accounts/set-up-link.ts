import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Database } from "@/db/open-database";
import { appUrl, dataDirectory } from "@/lib/system/instance";
import { writeWhole } from "@/lib/system/write-whole";
import { isSameToken, tokenHashOf } from "@/lib/values/token-hash";
import { hasOwner } from "./has-owner";

/** Names the parameter of the set-up page that holds the token of the link. */
export const setUpParameter = "link";

const tokenBytes = 32;

/**
 * Makes a new link for setting up an instance that nobody owns, and ends the one before. Only its digest is kept, in
 * the data folder. Returns undefined when somebody owns the instance.
 */
export function renewSetUpLink(db: Database): string | undefined {
  if (hasOwner(db)) {
    endSetUpLink();
    return undefined;
  }
  const token = randomBytes(tokenBytes).toString("base64url");
  writeWhole(digestFile(), digestOf(token));
  return `${appUrl()}/setup?${new URLSearchParams({ [setUpParameter]: token })}`;
}

/** Tells whether a token is that of the link which was printed at the last start. */
export function isSetUpToken(token: unknown): token is string {
  if (typeof token !== "string" || !fs.existsSync(digestFile())) return false;
  return isSameToken(digestOf(token), fs.readFileSync(digestFile(), "utf8"));
}

export function endSetUpLink(): void {
  fs.rmSync(digestFile(), { force: true });
}

function digestFile(): string {
  return path.join(dataDirectory(), "set-up-link");
}

function digestOf(token: string): string {
  return tokenHashOf(token).toString("hex");
}
