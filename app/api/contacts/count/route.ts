import { siteRoute } from "@/lib/auth/site-route";
import { parseFilter } from "@/lib/contacts/contact-query";
import { countWithHidden } from "@/lib/contacts/count-contacts";
import { database } from "@/lib/instance";

export const GET = siteRoute(async (access, request) => {
  const filter = parseFilter(access, database(), new URL(request.url).searchParams);
  if (!filter.ok) return Response.json(filter, { status: 400 });
  return Response.json(await countWithHidden(access, database(), filter.value, Date.now()));
});
