import { hasPassed } from "@/lib/values/has-passed";

/** Bounds how long a confirmed deletion waits for a second person. */
export const approvalLifetimeMs = 7 * 86_400_000;

/** Tells whether a deletion that was confirmed then has waited too long. */
export function isOverdue(confirmedAt: number | null, now: number): boolean {
  return confirmedAt === null || hasPassed(approvalLifetimeMs, confirmedAt, now);
}
