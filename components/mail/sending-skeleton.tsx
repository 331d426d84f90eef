import { Skeleton } from "@/components/ui/skeleton";
import { sendingMessages } from "./sending-messages";

/** Holds the place of the settings while they are read. */
export function SendingSkeleton() {
  return (
    <div className="space-y-5">
      <p className="sr-only">{sendingMessages.reading}</p>
      <Skeleton shape="h-80 rounded-xl" />
      <Skeleton shape="h-44 rounded-xl" />
      <Skeleton shape="h-52 rounded-xl" />
    </div>
  );
}
