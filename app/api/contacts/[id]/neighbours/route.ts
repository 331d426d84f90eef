import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { findNeighbours } from "@/lib/contacts/list/list-contacts";
import { checkFilter, checkPage } from "@/lib/contacts/list/parse-list-url";
import { readAsked, refuseBody } from "@/lib/doors/read-body";
import { database } from "@/lib/system/instance";

/** Finds the contacts before and after one in a list. The filter comes in the body, because it may name a person. */
export const POST = siteRoute<{ id: string }>(
  { permission: "contacts.read", isReading: true },
  async (access, request, { id }) => {
    const read = await readAsked(request);
    if (!read.ok) return refuseBody(read);
    const filter = checkFilter(access, database(), read.asked.filter);
    if (!filter.ok) return Response.json(filter, { status: 400 });
    const page = checkPage(read.asked.page);
    if (!page.ok) return Response.json(page, { status: 400 });
    return found(await findNeighbours(access, database(), filter.value, page.value, parseId(id), Date.now()));
  },
);
