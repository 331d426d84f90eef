import type { CustomFieldType } from "@/db/schema";
import type { DefinitionChangeView } from "@/lib/definition-changes/change-view";
import type { NamedSegment } from "@/lib/definition-changes/kinds/segment-rules";

/** Is a custom field as it is managed. */
export interface FieldView {
  id: number;
  name: string;
  type: CustomFieldType;
  /** Lists what a choice can be, each with how many contacts have it and the segments that name it. */
  options: { name: string; count: number; segments: NamedSegment[] }[];
  /** Counts the contacts that have a value. */
  count: number;
  /** Is false while at least as many have one. */
  isExact: boolean;
  segments: NamedSegment[];
}

/** Lists the fields of a site as far as they are counted; `next` is the cursor with which to go on. */
export interface CountedFields {
  fields: FieldView[];
  /** Lists changes that are under way. */
  changes: DefinitionChangeView[];
  next: string | null;
}
