import { createHmac } from "node:crypto";
import { derivedKey } from "@/lib/system/app-secret";

const digestBytes = 16;

/** Returns 16 bytes that identify an object of an account, and reveal nothing about it without the instance's key. */
export function providerDigest(
  purpose: "counted-payments" | "erased-customers",
  account: string,
  providerId: string,
): Buffer {
  return createHmac("sha256", derivedKey(purpose))
    .update(`${account} ${providerId}`)
    .digest()
    .subarray(0, digestBytes);
}
