import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { budgetOf, requestBudgetMs } from "@/lib/contacts/list/count-contacts";
import { database } from "@/lib/system/instance";
import { planTagChange } from "@/lib/tags/list-tags";

export const GET = siteRoute<{ id: string }>("settings.write", async (access, request, { id }) => {
  const { searchParams } = new URL(request.url);
  const into = searchParams.get("into");
  const plan = await planTagChange(access, database(), {
    tagId: parseId(id),
    ...(into !== null && { intoId: parseId(into) }),
    next: searchParams.get("next"),
    budget: budgetOf(requestBudgetMs),
  });
  return plan && !plan.ok ? Response.json(plan, { status: 400 }) : found(plan);
});
