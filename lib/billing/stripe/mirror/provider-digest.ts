import { createHmac } from "node:crypto";
import type { Reader } from "@/db/write";
import { digestKey } from "@/lib/system/digest-key";

const digestBytes = 16;

/** Names an object of a payment account. */
interface ProviderObject {
  account: string;
  providerId: string;
}

/** Returns 16 bytes that identify an object of an account, and reveal nothing about it without the instance's key. */
export function providerDigest(
  db: Reader,
  purpose: "counted-payments" | "erased-customers",
  { account, providerId }: ProviderObject,
): Buffer {
  return createHmac("sha256", digestKey(db, purpose))
    .update(`${account} ${providerId}`)
    .digest()
    .subarray(0, digestBytes);
}
