import { siteRoute } from "@/lib/auth/site-route";
import { parseExtras } from "@/lib/contacts/list/list-columns";
import { listContacts } from "@/lib/contacts/list/list-contacts";
import { parseFilter, parsePage } from "@/lib/contacts/list/parse-list-url";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", async (access, request) => {
  const { searchParams } = new URL(request.url);
  const extras = parseExtras(searchParams.get("columns"));
  if (!extras)
    return Response.json(
      { ok: false, refusal: "invalid_input", field: "columns", expected: "columns of the list" },
      { status: 400 },
    );
  searchParams.delete("columns");
  const filter = parseFilter(access, database(), searchParams);
  if (!filter.ok) return Response.json(filter, { status: 400 });
  const page = parsePage(searchParams);
  if (!page.ok) return Response.json(page, { status: 400 });
  return Response.json(await listContacts(access, database(), filter.value, page.value, Date.now(), extras));
});
