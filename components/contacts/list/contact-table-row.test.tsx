import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { RoleProvider } from "@/components/roles/role-provider";
import type { Role } from "@/lib/auth/site-access";
import type { ContactRow } from "@/lib/contacts/list/list-contacts";
import { ContactTableRow } from "./contact-table-row";

const contact = { id: 1, email: "ada@quill.example", name: "Ada", isCustomer: false } as ContactRow;

function shown(role: Role): string {
  return renderToStaticMarkup(
    <RoleProvider role={role}>
      <table>
        <tbody>
          <ContactTableRow
            contact={contact}
            columns={[]}
            isSelected={false}
            isRoomy={false}
            isStale={false}
            onSelect={() => undefined}
          />
        </tbody>
      </table>
    </RoleProvider>,
  );
}

test("a contact has a box to select it only for whoever can do something with a selection", () => {
  for (const role of ["owner", "admin", "assistant"] as const)
    expect(shown(role), role).toContain("Select ada@quill.example");
  for (const role of ["support", "read_only"] as const) expect(shown(role), role).not.toContain("checkbox");
});
