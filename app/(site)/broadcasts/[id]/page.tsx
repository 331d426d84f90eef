import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BroadcastPage } from "@/components/broadcasts/page/broadcast-page";
import { queryKeys } from "@/components/data/query-keys";
import { pageMessages } from "@/components/shell/page-messages";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { parseId } from "@/lib/auth/site-route";
import { findBroadcast } from "@/lib/broadcasts/list-broadcasts";
import { getSending } from "@/lib/mail/sending/get-sending";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.broadcast.title };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const access = await requireSiteAccess();
  const id = parseId((await params).id);
  const broadcast = findBroadcast(access, database(), id);
  if (!broadcast) notFound();
  const client = new QueryClient();
  client.setQueryData(queryKeys.broadcast(id), broadcast);
  client.setQueryData(queryKeys.sending, getSending(access, database()));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BroadcastPage id={id} />
    </HydrationBoundary>
  );
}
