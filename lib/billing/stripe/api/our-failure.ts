const beginning = "Something went wrong on our side.";

/** Returns the message for a sync that an error of ours ended. `reference` finds the error in the log. */
export function ourFailure(reference: string): string {
  return `${beginning} Reference: ${reference}`;
}

/** Tells a sync that we failed to write from one that Stripe refused. The first says nothing about the account. */
export function isOurFailure(problem: string): boolean {
  return problem.startsWith(beginning);
}
