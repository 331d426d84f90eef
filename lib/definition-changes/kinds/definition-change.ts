import type { CustomFieldType } from "@/db/schema";
import type { Transaction } from "@/db/write";

/** Is what decides which values a field can have. */
export interface FieldShape {
  type: CustomFieldType;
  /** Lists what a choice can be; null for the other types. */
  options: string[] | null;
}

/** Says what is done to a tag or a custom field, as it is stored: ids and names of options, never a person. */
export type DefinitionChange =
  | { kind: "merge_tags"; fromId: number; intoId: number }
  | { kind: "delete_tag"; tagId: number }
  /** `to` is null when the value is taken from everyone who has it. */
  | { kind: "replace_option"; fieldId: number; from: string; to: string | null }
  | { kind: "change_type"; fieldId: number; from: FieldShape; to: FieldShape }
  | { kind: "delete_field"; fieldId: number };

/** Is a change that the worker has claimed. */
export interface ChangeJob<Change extends DefinitionChange = DefinitionChange> {
  id: number;
  siteId: number;
  createdBy: string;
  change: Change;
  now: number;
}

/** Says what one batch of a walk did. */
export interface WalkedBatch {
  /** Is the last contact of the batch; undefined when none was left. */
  last: number | undefined;
  changed: number;
  misfits?: number;
}

/** Is one walk over the contacts that have the tag or the field, in order of their ids. */
export interface ChangeWalk<Change extends DefinitionChange> {
  /** Does one batch of contacts after `after`. Doing it again changes nothing more. */
  batch(tx: Transaction, job: ChangeJob<Change>, after: number): WalkedBatch;
  /** Runs in the transaction in which the walk ends. Returns true when the change ends here, further walks or not. */
  atEnd?(tx: Transaction, job: ChangeJob<Change>, sums: { changed: number; misfits: number }): boolean;
}
