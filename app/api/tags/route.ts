import { siteRoute } from "@/lib/auth/site-route";
import { budgetOf, requestBudgetMs } from "@/lib/contacts/list/count-contacts";
import { database } from "@/lib/system/instance";
import { listTags } from "@/lib/tags/list-tags";

export const GET = siteRoute("contacts.read", async (access, request) => {
  const next = new URL(request.url).searchParams.get("next");
  const { ok, ...answer } = await listTags(access, database(), { next, budget: budgetOf(requestBudgetMs) });
  return ok ? Response.json(answer) : Response.json({ ok, ...answer }, { status: 400 });
});
