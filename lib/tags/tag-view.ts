import type { DefinitionChangeView } from "@/lib/definition-changes/change-view";

/** Is a tag as it is managed. */
export interface TagView {
  id: number;
  name: string;
  /** Lists the names of tags that were merged into it. */
  formerNames: string[];
  /** Counts the contacts that have it, hidden ones too. */
  count: number;
  /** Is false while at least as many have it. */
  isExact: boolean;
}

/** Lists the tags of a site as far as they are counted; `next` is the cursor with which to go on. */
export interface CountedTags {
  tags: TagView[];
  /** Lists merges and deletions that are under way. */
  changes: DefinitionChangeView[];
  next: string | null;
}

/** Says what a merge or a deletion of a tag does, as far as it is counted. */
export interface TagChangePlan {
  /** Counts the contacts that have the tag. */
  having: number;
  /** Counts those of them that have the other tag as well; 0 without another. */
  both: number;
  /** Lists the segments that name the tag. */
  segments: { id: number; name: string; dependsOnIt: boolean }[];
  next: string | null;
}
