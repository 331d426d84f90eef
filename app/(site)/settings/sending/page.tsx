import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { queryKeys } from "@/components/data/query-keys";
import { SendingSettings } from "@/components/mail/sending-settings";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { getSending } from "@/lib/mail/sending/get-sending";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: "Sending" };

export default async function SendingPage() {
  const access = await requireSiteAccess();
  const client = new QueryClient();
  client.setQueryData(queryKeys.sending, getSending(access, database()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader title="Sending" description="Your mail server, the sender, and how fast email goes out." />
      <SendingSettings />
    </HydrationBoundary>
  );
}
