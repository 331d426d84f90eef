import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { queryKeys } from "@/components/data/query-keys";
import { deletionTitle } from "@/components/deletion/receipt/certificate-labels";
import { DeletionReceipt } from "@/components/deletion/receipt/deletion-receipt";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { may } from "@/lib/auth/permissions";
import { parseId } from "@/lib/auth/site-route";
import { findDeletion } from "@/lib/deletion/receipt/find-deletion";
import { getLetterhead } from "@/lib/deletion/receipt/get-letterhead";
import { findDeletionNumber } from "@/lib/deletion/receipt/list-deletions";
import { appUrl, database } from "@/lib/system/instance";

interface DeletionPageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: DeletionPageProps): Promise<Metadata> {
  const access = await requireSiteAccess();
  return { title: deletionTitle(findDeletionNumber(access, database(), parseId((await params).id))) };
}

export default async function DeletionPage({ params }: DeletionPageProps) {
  const access = await requireSiteAccess();
  const id = parseId((await params).id);
  const deletion = findDeletion(access, database(), id);
  if (!deletion) notFound();
  const client = new QueryClient();
  client.setQueryData(queryKeys.deletion(id), deletion);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <DeletionReceipt
        id={id}
        letterhead={getLetterhead(access, database())}
        places={{ certificate: `${appUrl()}/deletions/${id}`, verify: `${appUrl()}/verify` }}
        mayProve={may(access, "deletions.prove")}
        mayDecide={may(access, "contacts.delete")}
      />
    </HydrationBoundary>
  );
}
