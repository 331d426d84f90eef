import { createHmac } from "node:crypto";
import { prepared } from "@/db/prepared";
import type { Reader } from "@/db/write";
import { keyOf } from "./app-secret";

/** Names this instance, and recognises its secret. */
export interface Instance {
  id: string;
  secretCheck: Buffer;
}

/** Returns who this instance is; undefined for a database that was never started by this version. */
export function findInstance(db: Reader): Instance | undefined {
  return prepared<Instance>(db, "SELECT id, secret_check AS secretCheck FROM instance").get();
}

/** Returns the keyed digest of an instance's id by which its secret is recognised, also outside of its database. */
export function secretCheckOf(secret: string, instanceId: string): Buffer {
  return createHmac("sha256", keyOf(secret, "secret-check")).update(instanceId).digest();
}

export function isSecretOf({ id, secretCheck }: Instance, secret: string): boolean {
  return secretCheckOf(secret, id).equals(secretCheck);
}
