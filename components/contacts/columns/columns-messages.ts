import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { setSegmentColumnsAction } from "@/lib/segments/actions";

/** Holds what the button and the dialog of the columns say. */
export const columnsMessages = {
  title: "Columns",
  ofBrowser: "This browser keeps them for your lists. A saved segment can have its own.",
  notSaved: "The columns could not be saved. Check your connection and try again.",
} as const;

/** Says whose columns change with those of a segment. */
export function ofSegmentMessage(name: string): string {
  return `Everyone on this site sees “${name}” with these columns.`;
}

type Refused = Exclude<Awaited<ReturnType<typeof setSegmentColumnsAction>>, { ok: true }>;

export const columnsProblem = refusalMessages<Refused>({
  not_found: () => "This segment is gone. Reload the page.",
  unknown_field: () => "One of these fields is gone. Reload the page and choose again.",
  not_allowed: () => "Only people who may save segments can set their columns.",
});
