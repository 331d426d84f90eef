import { BroadcastRowsSkeleton } from "@/components/broadcasts/list/broadcast-rows-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title="Broadcasts" description="Email to many at once. Only subscribed contacts get it." />
      <BroadcastRowsSkeleton />
    </>
  );
}
