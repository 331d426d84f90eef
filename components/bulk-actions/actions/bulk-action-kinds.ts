import type { BulkActionKind } from "@/lib/audit/audit-action";
import type { BulkAction } from "@/lib/bulk-actions/actions/bulk-action";
import { addTag } from "./add-tag";
import type { BulkActionLabels, OfferedBulkAction } from "./bulk-action-labels";
import { cancelSubscription } from "./cancel-subscription";
import { exportContacts } from "./export-contacts";
import { grantOffer } from "./grant-offer";
import { hide } from "./hide";
import { joinSequence } from "./join-sequence";
import { leaveSequence } from "./leave-sequence";
import { removeTag } from "./remove-tag";
import { requestOptIn } from "./request-opt-in";
import { restoreOffer } from "./restore-offer";
import { revokeOffer } from "./revoke-offer";
import { unhide } from "./unhide";
import { unsubscribe } from "./unsubscribe";

/** Leaves out joining a sequence, which waits until sequences can be made. */
export type OfferedKind = Exclude<BulkAction["do"], "join_sequence">;

/** Lists the kinds that More Actions offers, in the order of its menu. */
export const offeredBulkActions: Record<OfferedKind, OfferedBulkAction> = {
  add_tag: addTag,
  remove_tag: removeTag,
  leave_sequence: leaveSequence,
  request_opt_in: requestOptIn,
  unsubscribe,
  grant_offer: grantOffer,
  revoke_offer: revokeOffer,
  cancel_subscription: cancelSubscription,
  export: exportContacts,
  hide,
  unhide,
};

export const offeredKinds = Object.keys(offeredBulkActions) as OfferedKind[];

export const bulkActionLabels: Record<BulkActionKind, BulkActionLabels> = {
  ...offeredBulkActions,
  join_sequence: joinSequence,
  restore_offer: restoreOffer,
};
