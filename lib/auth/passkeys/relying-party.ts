import { appUrl } from "@/lib/system/instance";

/** Is to whom a passkey belongs: the host of the public url, at which alone browsers use it. */
export function relyingParty(): { id: string; origin: string } {
  const { hostname, origin } = new URL(appUrl());
  return { id: hostname, origin };
}
