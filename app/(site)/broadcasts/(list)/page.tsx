import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { BroadcastList } from "@/components/broadcasts/list/broadcast-list";
import { NewBroadcast } from "@/components/broadcasts/new-broadcast";
import { queryKeys } from "@/components/data/query-keys";
import { NoMailServer } from "@/components/mail/no-mail-server";
import { IfMay } from "@/components/roles/role-provider";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { listBroadcasts } from "@/lib/broadcasts/list-broadcasts";
import { getSending } from "@/lib/mail/sending/get-sending";
import { database } from "@/lib/system/instance";

export const metadata: Metadata = { title: pageMessages.broadcasts.title };

export default async function BroadcastsPage() {
  const access = await requireSiteAccess();
  const client = new QueryClient();
  const sending = getSending(access, database());
  client.setQueryData(queryKeys.sending, sending);
  client.setQueryData(queryKeys.broadcastList, { broadcasts: listBroadcasts(access, database()) });
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PageHeader {...pageMessages.broadcasts}>
        <IfMay do="broadcasts.send" orSay>
          <NewBroadcast />
        </IfMay>
      </PageHeader>
      {!sending.hasServer && <NoMailServer />}
      <BroadcastList />
    </HydrationBoundary>
  );
}
