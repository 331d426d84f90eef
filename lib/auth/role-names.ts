import type { Role } from "./site-access";

/** Names the roles as screens and letters do. */
export const roleNames: Record<Role, string> = {
  owner: "Owner",
  admin: "Admin",
  assistant: "Assistant",
  support: "Support",
  read_only: "Read-only",
};
