import { headers } from "next/headers";
import { nonceHeader } from "./content-policy";

/** Returns the nonce of the page that is rendered, for scripts and styles that stand in it. */
export async function pageNonce(): Promise<string | undefined> {
  return (await headers()).get(nonceHeader) ?? undefined;
}
