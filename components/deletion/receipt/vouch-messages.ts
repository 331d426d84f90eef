/** Names what an owner presses and fills in to say that they stopped billing where Farewell could not. */
export const vouchLabels = {
  open: "I stopped it myself",
  how: "How was it stopped?",
  cancel: "Cancel",
} as const;

/** Asks how, and says where the answer is kept. */
export const vouchMessages = {
  title: "Did you stop the billing yourself?",
  hint: "Kept in the history of this site. Don’t name the contact.",
} as const;

/** Names the button, apart from the same button of the next. */
export function vouchLabel(of: string): string {
  return `${vouchLabels.open}, ${of}`;
}
