import { unexpectedBeginning } from "@/lib/values/unexpected-message";

/** Tells a sync that we failed to write from one that Stripe refused. The first says nothing about the account. */
export function isOurFailure(problem: string): boolean {
  return problem.startsWith(unexpectedBeginning);
}
