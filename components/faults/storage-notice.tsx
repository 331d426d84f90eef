import { Notice } from "@/components/ui/notice";
import { faultMessages } from "@/lib/system/faults/fault-messages";
import type { StorageFault } from "@/lib/system/faults/storage-fault";

/** Says at the top of a page what is wrong with the machine. The server alone writes it, so that pages load no more. */
export function StorageNotice({ fault }: { fault: StorageFault }) {
  return (
    <div role="alert" className="mb-6 print:hidden">
      <Notice tone="danger" title={faultMessages[fault]} />
    </div>
  );
}
