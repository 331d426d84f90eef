import { siteRoute } from "@/lib/auth/site-route";
import { budgetOf, requestBudgetMs } from "@/lib/contacts/list/count-contacts";
import { sumRecurringRevenue } from "@/lib/growth/recurring-revenue";
import { database } from "@/lib/system/instance";

/** Sums as far as it goes in a moment; `next` of the answer asks for more. */
export const GET = siteRoute("contacts.read", async (access, request) => {
  const next = new URL(request.url).searchParams.get("next");
  const asked = { now: Date.now(), next, budget: budgetOf(requestBudgetMs) };
  const summed = await sumRecurringRevenue(access, database(), asked);
  return Response.json(summed, { status: summed.ok ? 200 : 400 });
});
