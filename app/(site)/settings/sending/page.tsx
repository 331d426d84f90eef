import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { queryKeys } from "@/components/data/query-keys";
import { SendingSettings } from "@/components/mail/sending-settings";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { getSending } from "@/lib/mail/sending/get-sending";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.sending.title };

export default async function SendingPage() {
  const access = await requireSiteAccess();
  const client = new QueryClient();
  client.setQueryData(queryKeys.sending, getSending(access, database()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader {...pageMessages.sending} />
      <SendingSettings />
    </HydrationBoundary>
  );
}
