import type { JobFailure } from "@/lib/jobs/job-failure";
import type { DefinitionChange } from "./kinds/definition-change";

/** Is a change of a tag or a field as the browser sees it. */
export interface DefinitionChangeView {
  id: number;
  change: DefinitionChange;
  status: "running" | "completed" | "failed";
  /** Counts the contacts that were changed so far. */
  changedCount: number;
  /** Counts values that do not fit a new type; then nothing was changed. */
  misfitCount: number;
  failure: JobFailure | null;
}
