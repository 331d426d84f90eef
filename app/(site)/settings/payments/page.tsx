import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { PaymentSettings } from "@/components/billing/payment-settings";
import { queryKeys } from "@/components/data/query-keys";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { findPaymentsView } from "@/lib/billing/stripe/account/find-payments-view";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.payments.title };

export default async function PaymentsPage() {
  const access = await requireSiteAccess();
  const client = new QueryClient();
  client.setQueryData(queryKeys.payments, findPaymentsView(access, database()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader {...pageMessages.payments} />
      <PaymentSettings />
    </HydrationBoundary>
  );
}
