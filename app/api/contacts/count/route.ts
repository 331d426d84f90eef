import { siteRoute } from "@/lib/auth/site-route";
import { countWithHidden } from "@/lib/contacts/list/count-contacts";
import { parseFilter } from "@/lib/contacts/list/parse-list-url";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", async (access, request) => {
  const filter = parseFilter(access, database(), new URL(request.url).searchParams);
  if (!filter.ok) return Response.json(filter, { status: 400 });
  return Response.json(await countWithHidden(access, database(), filter.value, Date.now()));
});
