import { BillingProblem } from "@/lib/billing/provider/billing-provider";

/**
 * Runs a call and ignores its refusal when the wanted state is already there: an earlier try worked, or someone else
 * did it. Asks the provider with `isDone` before it ignores the refusal.
 */
export async function ignoreIfAlreadyDone(
  run: () => Promise<unknown>,
  isDone: () => Promise<boolean>,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof BillingProblem) || !(await isDone())) throw error;
  }
}
