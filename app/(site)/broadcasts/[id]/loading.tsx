import { BroadcastSkeleton } from "@/components/broadcasts/page/broadcast-skeleton";

export default function Loading() {
  return <BroadcastSkeleton />;
}
