import { onlyMessage } from "@/lib/auth/permission-labels";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import { unknownInFilter } from "@/lib/contacts/filter/unknown-in-filter";
import type {
  changeSegmentAction,
  discardSegmentAction,
  moveSegmentAction,
  renameSegmentAction,
  restoreSegmentAction,
  saveSegmentAction,
} from "@/lib/segments/actions";

type Answer<Action extends (...given: never[]) => unknown> = Awaited<ReturnType<Action>>;
type Refused = Extract<
  | Answer<typeof changeSegmentAction>
  | Answer<typeof discardSegmentAction>
  | Answer<typeof moveSegmentAction>
  | Answer<typeof renameSegmentAction>
  | Answer<typeof restoreSegmentAction>
  | Answer<typeof saveSegmentAction>,
  { ok: false }
>;

export const segmentRefusal = refusalMessages<Refused>({
  not_found: () => "This segment was deleted.",
  name_taken: () => "There is already a segment with this name. Choose another one.",
  is_everyone: () => "A segment needs at least one rule. “All” shows everyone.",
  names_a_person: () => "A segment can’t look for one person by name or email.",
  unknown_in_filter: unknownInFilter,
  not_allowed: () => onlyMessage("segments.write"),
});

/** Holds what the bar of segments says; what their forms say loads with those. */
export const segmentMessages = {
  unanswered: "The server did not answer. Check your connection and try again.",
  changed: (name: string) => `“${name}” changed.`,
  deleted: (name: string) => `Segment “${name}” deleted. Its contacts stay.`,
  restored: (name: string) => `“${name}” is back.`,
  countUnknown: "It can’t be counted as it is. Choose it to see why.",
  counting: "Counting the segments…",
  stillCounting: "At least this many; still counting.",
} as const;

export const segmentLabels = {
  segments: "Segments",
  save: "Save as segment",
  saveTitle: "Save as a segment",
  saveNew: "Save as new",
  saveChanges: "Save changes",
  reset: "Reset",
  resetAll: "Reset to the saved rules",
  changedFrom: "Changed from",
  rename: "Rename",
  renameTitle: "Rename segment",
  earlier: "Move earlier",
  later: "Move later",
  delete: "Delete segment",
  undo: "Undo",
  optionsOf: (name: string) => `Options of ${name}`,
} as const;
