import { siteRoute } from "@/lib/auth/site-route";
import { listContacts } from "@/lib/contacts/list/list-contacts";
import { parseFilter, parsePage } from "@/lib/contacts/list/parse-list-url";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", async (access, request) => {
  const { searchParams } = new URL(request.url);
  const filter = parseFilter(access, database(), searchParams);
  if (!filter.ok) return Response.json(filter, { status: 400 });
  const page = parsePage(searchParams);
  if (!page.ok) return Response.json(page, { status: 400 });
  return Response.json(await listContacts(access, database(), filter.value, page.value, Date.now()));
});
