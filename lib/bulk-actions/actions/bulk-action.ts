import { z } from "zod";
import { addTagInput, type TagAction } from "./add-tag";
import { cancelSubscriptionInput } from "./cancel-subscription";
import { exportContactsInput } from "./export-contacts";
import { grantOfferInput } from "./grant-offer";
import { hideInput } from "./hide";
import { joinSequenceInput } from "./join-sequence";
import { leaveSequenceInput } from "./leave-sequence";
import { removeTagInput } from "./remove-tag";
import { requestOptInInput } from "./request-opt-in";
import { revokeOfferInput } from "./revoke-offer";
import { unhideInput } from "./unhide";
import { unsubscribeInput } from "./unsubscribe";

/** Lists the bulk actions, other than deleting and mailing. */
export const bulkAction = z.discriminatedUnion("do", [
  addTagInput,
  removeTagInput,
  joinSequenceInput,
  leaveSequenceInput,
  grantOfferInput,
  revokeOfferInput,
  unsubscribeInput,
  requestOptInInput,
  cancelSubscriptionInput,
  exportContactsInput,
  hideInput,
  unhideInput,
]);
export type BulkAction = z.infer<typeof bulkAction>;

/** Is a bulk action as it is stored. */
export type StoredAction =
  | Exclude<BulkAction, { do: "add_tag" | "remove_tag" }>
  | TagAction
  | { do: "restore_offer"; offerId: number };
