import { siteRoute } from "@/lib/auth/site-route";
import { parseExtras } from "@/lib/contacts/list/list-columns";
import { listContacts } from "@/lib/contacts/list/list-contacts";
import { checkFilter, checkPage } from "@/lib/contacts/list/parse-list-url";
import { readAsked, refuseBody } from "@/lib/doors/read-body";
import { database } from "@/lib/system/instance";

/** Lists contacts. The filter comes in the body, because it may name a person and URLs are written to logs. */
export const POST = siteRoute({ permission: "contacts.read", isReading: true }, async (access, request) => {
  const read = await readAsked(request);
  if (!read.ok) return refuseBody(read);
  const { columns, filter: given, page: asked } = read.asked;
  const extras = parseExtras(typeof columns === "string" ? columns : null);
  if (!extras)
    return Response.json(
      { ok: false, refusal: "invalid_input", field: "columns", expected: "columns of the list" },
      { status: 400 },
    );
  const filter = checkFilter(access, database(), given);
  if (!filter.ok) return Response.json(filter, { status: 400 });
  const page = checkPage(asked);
  if (!page.ok) return Response.json(page, { status: 400 });
  return Response.json(await listContacts(access, database(), filter.value, page.value, Date.now(), extras));
});
