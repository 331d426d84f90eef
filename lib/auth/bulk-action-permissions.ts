import type { BulkActionKind } from "@/lib/audit/audit-action";
import { may, type Permission } from "./permissions";
import type { SiteAccess } from "./site-access";

const ownPermissions: Partial<Record<BulkActionKind, Permission>> = {
  cancel_subscription: "subscriptions.cancel",
  export: "contacts.export",
};

export type NotAllowed = { ok: false; refusal: "not_allowed" };

/** Returns the permission that a kind of bulk action needs, to prepare it as much as to start, stop or undo it. */
export function permissionFor(kind: BulkActionKind): Permission {
  return ownPermissions[kind] ?? "bulk_actions.run";
}

/** Refuses a kind of bulk action that this role may not run; undefined when it may. */
export function refuseKind(access: Pick<SiteAccess, "role">, kind: BulkActionKind): NotAllowed | undefined {
  return may(access, permissionFor(kind)) ? undefined : { ok: false, refusal: "not_allowed" };
}
