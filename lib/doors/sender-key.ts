import { createHmac, randomBytes } from "node:crypto";
import ipaddr from "ipaddr.js";
import { processSingleton } from "@/lib/system/process-singleton";
import { senderOf } from "./sender";

/** Is the part of an IPv6 address that one household or machine has to itself. */
const networkBytes = 8;

/**
 * Returns under which key a sender is counted: a digest of the address, with a key that lives as long as the process,
 * so that no address is kept. All addresses of an IPv6 network are one sender.
 */
export function senderKeyOf(headers: Headers): string {
  return counterKeyOf(networkOf(senderOf(headers)));
}

/** Returns a digest under which something is counted that must not be kept itself. */
export function counterKeyOf(text: string): string {
  const key = processSingleton("key for counting senders", () => randomBytes(32));
  return createHmac("sha256", key).update(text).digest("base64url");
}

function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === "ipv4" ? parsed.toString() : parsed.toByteArray().slice(0, networkBytes).join(".");
}
