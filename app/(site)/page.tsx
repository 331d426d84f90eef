import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { DashboardPage } from "@/components/dashboard/dashboard-page";
import { queryKeys } from "@/components/data/query-keys";
import { pageMessages } from "@/components/shell/page-messages";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { filterQuery } from "@/lib/contacts/list/contact-list-url";
import { budgetOf, countContacts, pageBudgetMs } from "@/lib/contacts/list/count-contacts";
import { findDashboard } from "@/lib/dashboard/find-dashboard";
import { getGrowth } from "@/lib/growth/get-growth";
import { sumRecurringRevenue } from "@/lib/growth/recurring-revenue";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.dashboard.title };

export default async function Dashboard() {
  const access = await requireSiteAccess();
  const db = database();
  const now = Date.now();
  const client = new QueryClient();
  client.setQueryData(queryKeys.dashboard, findDashboard(access, db, now));
  client.setQueryData(queryKeys.growth(30), getGrowth(access, db, 30, now));
  const subscribed = { status: "subscribed" } as const;
  client.setQueryData(
    queryKeys.contactCount(filterQuery(subscribed)),
    await countContacts(access, db, subscribed, { now, budget: budgetOf(pageBudgetMs) }),
  );
  const recurring = await sumRecurringRevenue(access, db, {
    now,
    next: null,
    budget: budgetOf(pageBudgetMs),
  });
  if (recurring.ok) client.setQueryData(queryKeys.recurringRevenue, recurring);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DashboardPage />
    </HydrationBoundary>
  );
}
