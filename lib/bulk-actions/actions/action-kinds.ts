import type { BulkActionKind } from "@/lib/audit/audit-action";
import type { ActionKind, LocalActionKind } from "./action-kind";
import { addTag } from "./add-tag";
import type { StoredAction } from "./bulk-action";
import { cancelSubscription } from "./cancel-subscription";
import { exportContacts } from "./export-contacts";
import { grantOffer } from "./grant-offer";
import { hide } from "./hide";
import { joinSequence } from "./join-sequence";
import { leaveSequence } from "./leave-sequence";
import { removeTag } from "./remove-tag";
import { requestOptInKind } from "./request-opt-in";
import { restoreOffer } from "./restore-offer";
import { revokeOffer } from "./revoke-offer";
import { unhide } from "./unhide";
import { unsubscribe } from "./unsubscribe";

/** Is a bulk action that changes only the database. */
export type LocalAction = Exclude<StoredAction, { do: "cancel_subscription" | "export" }>;

type ActionOf<Kind extends BulkActionKind> = Extract<StoredAction, { do: Kind }>;

const localKinds: { [Kind in LocalAction["do"]]: LocalActionKind<ActionOf<Kind>> } = {
  add_tag: addTag,
  remove_tag: removeTag,
  join_sequence: joinSequence,
  leave_sequence: leaveSequence,
  grant_offer: grantOffer,
  revoke_offer: revokeOffer,
  restore_offer: restoreOffer,
  unsubscribe,
  request_opt_in: requestOptInKind,
  hide,
  unhide,
};

const kinds: { [Kind in BulkActionKind]: ActionKind<ActionOf<Kind>> } = {
  ...localKinds,
  cancel_subscription: cancelSubscription,
  export: exportContacts,
};

/** Returns the definition of this action's kind. */
export function kindOf(action: StoredAction): ActionKind<StoredAction> {
  return kinds[action.do] as ActionKind<StoredAction>;
}

/** Returns the definition of this action's kind, which changes only the database. */
export function localKindOf(action: LocalAction): LocalActionKind<LocalAction> {
  return localKinds[action.do] as LocalActionKind<LocalAction>;
}

/** Returns the kind that undoes this one, or undefined when nothing can. */
export function undoOf(kind: BulkActionKind): BulkActionKind | undefined {
  return kinds[kind].undoneBy;
}

/** Returns the kind that this one undoes, or undefined when it undoes none. */
export function undoneOf(undo: BulkActionKind): BulkActionKind | undefined {
  return (Object.keys(kinds) as BulkActionKind[]).find((kind) => undoOf(kind) === undo);
}
