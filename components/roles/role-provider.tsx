"use client";

import { createContext, type ReactNode, use } from "react";
import { onlyMessage } from "@/lib/auth/permission-labels";
import { may, type Permission } from "@/lib/auth/permissions";
import type { Role } from "@/lib/auth/site-access";

/** Is what somebody may do of whom no page said the role: look. */
const RoleContext = createContext<Role>("read_only");

/** Tells the screens of a site which role the viewer has on it. The server asks again at every action. */
export function RoleProvider({ role, children }: { role: Role; children: ReactNode }) {
  return <RoleContext value={role}>{children}</RoleContext>;
}

/** Returns a function that tells whether the viewer has a permission. */
export function useMay(): (permission: Permission) => boolean {
  const role = use(RoleContext);
  return (permission) => may({ role }, permission);
}

/** Tells whether the viewer can do anything with contacts that they select. */
export function useMaySelect(): boolean {
  // The server asks for this permission whatever is done to a selection, and for another one for some of it.
  return useMay()("bulk_actions.run");
}

interface IfMayProps {
  do: Permission;
  /** Is true where one would look for the control: then it says who may use it. */
  orSay?: true;
  children: ReactNode;
}

/** Shows a control to those who may use it, and to others who may, where that is worth saying. */
export function IfMay({ do: permission, orSay, children }: IfMayProps) {
  if (useMay()(permission)) return children;
  return orSay && <OnlyNote permission={permission} />;
}

/** Says who may do what the viewer may not. */
export function OnlyNote({ permission }: { permission: Permission }) {
  return <p className="text-sm text-ink-soft">{onlyMessage(permission)}</p>;
}
