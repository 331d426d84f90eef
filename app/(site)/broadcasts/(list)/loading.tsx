import { BroadcastRowsSkeleton } from "@/components/broadcasts/list/broadcast-rows-skeleton";
import { pageMessages } from "@/components/shell/page-messages";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader {...pageMessages.broadcasts} />
      <BroadcastRowsSkeleton />
    </>
  );
}
