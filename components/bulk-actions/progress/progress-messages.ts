export const progressLabels = { stop: "Stop" } as const;

export const progressMessages = {
  notStopped: "The server did not answer. It may still be running.",
} as const;

/** Names a running bulk action, which has a heading of its own. */
export function runningLabel(id: number): string {
  return `Bulk action ${id}`;
}

/** Names the button that stops a job, apart from the same button of the next. */
export function stopLabel(doing: string): string {
  return `${progressLabels.stop}: ${doing}`;
}
