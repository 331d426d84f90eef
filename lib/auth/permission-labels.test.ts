import { expect, test } from "vitest";
import { roles } from "@/db/schema";
import { onlyMessage, onlyMessages, permissionTitle } from "./permission-labels";
import { type Permission, permissions } from "./permissions";
import { roleNames } from "./role-names";
import type { Role } from "./site-access";

const all = Object.keys(permissions) as Permission[];

function row(cells: string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function rolesDocument(): string {
  const has = (role: Role, permission: Permission) =>
    (permissions[permission] as readonly Role[]).includes(role) ? "✓" : "";
  return [
    "# Roles",
    "",
    "Who may do what on a site. Made from `lib/auth/permissions.ts`; `npx vitest run lib/auth/permission-labels.test.ts -u` writes it anew.",
    "",
    row(["may", "permission", ...roles.map((role) => roleNames[role])]),
    row(["---", "---", ...roles.map(() => ":-:")]),
    ...all.map((permission) =>
      row([permissionTitle(permission), `\`${permission}\``, ...roles.map((role) => has(role, permission))]),
    ),
    "",
  ].join("\n");
}

test("the document of roles is the table of permissions", async () => {
  await expect(rolesDocument()).toMatchFileSnapshot("../../docs/roles.md");
});

test("a sentence names everyone who may", () => {
  expect(onlyMessage("contacts.export")).toBe("Only owners and admins can export contacts.");
  expect(onlyMessage("imports.run")).toBe("Only owners, admins and assistants can import contacts.");
  expect(onlyMessages(["contacts.delete", "settings.write", "contacts.export"])).toBe(
    "Only owners and admins can delete contacts and export contacts. Only owners can change settings, tags, fields, payments, sending and API keys.",
  );
  expect(onlyMessage("settings.write", "change tags")).toBe("Only owners can change tags.");
});
