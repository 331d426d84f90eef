/**
 * How completely the payment account is known at a moment. Safe in the browser.
 * `none`: the site has no payment account and nothing here is of one. `read`: everything up to `until` was read.
 * `waiting`: a whole sync has to end first. `unavailable`: it cannot be asked, `reason` says why.
 */
export type BillingReading =
  | { kind: "none" }
  | { kind: "read"; account: string; until: number }
  | { kind: "waiting"; account: string | null; reason: string }
  | { kind: "unavailable"; reason: string };

/** Whether what belongs to `account` can be asked about by who is connected. */
export function isAnsweredBy(reading: BillingReading, account: string | null): boolean {
  if (reading.kind !== "read" && reading.kind !== "waiting") return false;
  return account === null || reading.account === null || account === reading.account;
}
