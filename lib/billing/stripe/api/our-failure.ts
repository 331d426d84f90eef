const beginning = "Something went wrong on our side.";

/** What is said of a sync that an error of ours ended, by the reference of it in the log. */
export function ourFailure(reference: string): string {
  return `${beginning} Reference: ${reference}`;
}

/** Tells a sync that we failed to write from one that Stripe refused: the first says nothing about the account. */
export function isOurFailure(problem: string): boolean {
  return problem.startsWith(beginning);
}
