/** Names the list of bulk actions and what can be done in it. */
export const listLabels = {
  all: "Bulk actions",
  undo: "Undo",
} as const;

/** Names how a bulk action stands. */
export const standingLabels = {
  failed: "Failed",
  running: "Running",
  undone: "Undone",
  partlyUndone: "Partly undone",
  stopped: "Stopped",
  partlyDone: "Partly done",
  done: "Done",
} as const;

/** Holds the sentences of the list; an element stands where braces are. */
export const listMessages = {
  unread: "The bulk actions could not be read. Reload the page.",
  empty: "No bulk actions today",
  whatComes:
    "Select people under Contacts, open More Actions and add a tag, grant an offer or hide them. For a day you see here what came of it, and undo what can be undone.",
  undoes: "It undoes {action}.",
  beingUndone: "Being undone, {progress}, by {action}.",
  undoneBy: "Undone by {action}.",
  discard: "What it changed stays changed.",
} as const;

/** Says how many of the newest are listed. */
export function latestMessage(count: number): string {
  return `The latest ${count} are shown.`;
}

/** Names a bulk action at the beginning of a line. */
export function actionLabel(id: number): string {
  return `Bulk action ${id}`;
}

/** Names a bulk action within a sentence. */
export function actionInSentence(id: number): string {
  return `bulk action ${id}`;
}

export function progressLabel(id: number): string {
  return `Progress of bulk action ${id}`;
}

/** Names the button that undoes a bulk action, apart from the same button of the next. */
export function undoLabel(id: number): string {
  return `Undo bulk action ${id}`;
}
