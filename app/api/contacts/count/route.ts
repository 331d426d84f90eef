import { siteRoute } from "@/lib/auth/site-route";
import { budgetOf, countContacts, requestBudgetMs } from "@/lib/contacts/list/count-contacts";
import { parseCursor } from "@/lib/contacts/list/count-cursor";
import { parseFilter } from "@/lib/contacts/list/parse-list-url";
import { database } from "@/lib/system/instance";

/** Counts as far as it goes in a moment; `next` of the answer asks for more. */
export const GET = siteRoute("contacts.read", async (access, request) => {
  const { searchParams } = new URL(request.url);
  const next = searchParams.get("next");
  searchParams.delete("next");
  const filter = parseFilter(access, database(), searchParams);
  if (!filter.ok) return Response.json(filter, { status: 400 });
  const now = Date.now();
  const cursor = parseCursor(access, [filter.value], next, now);
  if (!cursor.ok) return Response.json(cursor, { status: 400 });
  const asked = { now, budget: budgetOf(requestBudgetMs), cursor: cursor.value };
  return Response.json(await countContacts(access, database(), filter.value, asked));
});
