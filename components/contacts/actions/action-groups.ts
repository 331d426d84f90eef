import type { OfferedKind } from "@/components/bulk-actions/actions/bulk-action-kinds";
import { permissionFor } from "@/lib/auth/bulk-action-permissions";
import type { Permission } from "@/lib/auth/permissions";
import { groupLabels } from "./menu-labels";

/** Names an item of More Actions; Delete stands apart. */
export type MenuAction = "send" | "merge" | OfferedKind;

export type Action = "delete" | MenuAction;

interface ActionGroup {
  label: string;
  actions: readonly MenuAction[];
}

/** Returns the permission that an item needs. */
export function permissionOf(action: Action): Permission {
  if (action === "delete") return "contacts.delete";
  if (action === "send") return "broadcasts.send";
  return action === "merge" ? "contacts.merge" : permissionFor(action);
}

/** Groups the items of More Actions, in the two columns in which a wide screen shows them. */
export const actionColumns: readonly (readonly [ActionGroup, ActionGroup])[] = [
  [
    { label: groupLabels.email, actions: ["send", "request_opt_in", "unsubscribe", "leave_sequence"] },
    { label: groupLabels.visibility, actions: ["hide", "unhide"] },
  ],
  [
    {
      label: groupLabels.tagsAndOffers,
      actions: ["add_tag", "remove_tag", "grant_offer", "revoke_offer", "cancel_subscription"],
    },
    { label: groupLabels.data, actions: ["export", "merge"] },
  ],
];
