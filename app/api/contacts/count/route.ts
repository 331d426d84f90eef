import { siteRoute } from "@/lib/auth/site-route";
import { budgetOf, countContacts, requestBudgetMs } from "@/lib/contacts/list/count-contacts";
import { parseCursor } from "@/lib/contacts/list/count-cursor";
import { checkFilter } from "@/lib/contacts/list/parse-list-url";
import { readAsked, refuseBody } from "@/lib/doors/read-body";
import { database } from "@/lib/system/instance";

/** Counts as far as it goes in a moment; `next` of the answer asks for more. The filter comes in the body. */
export const POST = siteRoute({ permission: "contacts.read", isReading: true }, async (access, request) => {
  const read = await readAsked(request);
  if (!read.ok) return refuseBody(read);
  const { filter: given, next } = read.asked;
  const filter = checkFilter(access, database(), given);
  if (!filter.ok) return Response.json(filter, { status: 400 });
  const now = Date.now();
  const cursor = parseCursor(access, [filter.value], typeof next === "string" ? next : null, now);
  if (!cursor.ok) return Response.json(cursor, { status: 400 });
  const asked = { now, budget: budgetOf(requestBudgetMs), cursor: cursor.value };
  return Response.json(await countContacts(access, database(), filter.value, asked));
});
