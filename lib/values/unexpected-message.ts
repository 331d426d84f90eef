/** Begins what is said of an error of ours. */
export const unexpectedBeginning = "Something went wrong on our side.";

/** Says that an error of ours ended something. `reference` finds it in the log. */
export function unexpectedMessage(reference: string): string {
  return `${unexpectedBeginning} Reference: ${reference}`;
}
