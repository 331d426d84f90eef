/**
 * Says how far the payment account has been read. `none`: the site has no account and no rows of one. `read`:
 * everything up to `until` was read. `waiting`: a whole sync must end first. `unavailable`: it cannot be asked;
 * `reason` says why.
 */
export type BillingReading =
  | { kind: "none" }
  | { kind: "read"; account: string; until: number }
  | { kind: "waiting"; account: string | null; reason: string }
  | { kind: "unavailable"; reason: string };

/** Tells whether the connected account can answer about objects of `account`. */
export function isAnsweredBy(reading: BillingReading, account: string | null): boolean {
  if (reading.kind !== "read" && reading.kind !== "waiting") return false;
  return account === null || reading.account === null || account === reading.account;
}
