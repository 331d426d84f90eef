import { siteRoute } from "@/lib/auth/site-route";
import { budgetOf, requestBudgetMs } from "@/lib/contacts/list/count-contacts";
import { listCustomFields } from "@/lib/custom-fields/list-fields";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", async (access, request) => {
  const next = new URL(request.url).searchParams.get("next");
  const asked = { next, budget: budgetOf(requestBudgetMs) };
  const { ok, ...answer } = await listCustomFields(access, database(), asked);
  return ok ? Response.json(answer) : Response.json({ ok, ...answer }, { status: 400 });
});
