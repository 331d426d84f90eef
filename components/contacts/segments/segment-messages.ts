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
  not_allowed: () => "Your role can’t change segments on this site.",
});

export const segmentMessages = {
  unanswered: "The server did not answer. Check your connection and try again.",
  saved: (name: string) => `“${name}” saved. People who match later join it.`,
  changed: (name: string) => `“${name}” changed.`,
  renamed: (name: string) => `Renamed to “${name}”.`,
  deleted: (name: string) => `Segment “${name}” deleted. Its contacts stay.`,
  restored: (name: string) => `“${name}” is back.`,
  countUnknown: "It names something that was deleted. Choose it to see what.",
  stillCounting: "At least this many; still counting.",
  leftOut:
    "The search and rules that name one person are left out: a segment stays when its people are deleted.",
  nothingToSave:
    "A segment stays when its people are deleted, so it can’t look for one of them by name or email. Add a rule that fits many, such as a tag or a status.",
} as const;

export const segmentLabels = {
  save: "Save as segment",
  saveNew: "Save as new",
  saveChanges: "Save changes",
  reset: "Reset",
  resetAll: "Reset to the saved rules",
  changedFrom: "Changed from",
  rename: "Rename",
  earlier: "Move earlier",
  later: "Move later",
  delete: "Delete segment",
  optionsOf: (name: string) => `Options of ${name}`,
} as const;
