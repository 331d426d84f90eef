import { BillingProblem } from "@/lib/billing/provider/billing-provider";

/**
 * A refusal because it is already so is success: an earlier try had its effect, or someone else did it. The
 * provider is asked how things stand before a refusal is believed.
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
