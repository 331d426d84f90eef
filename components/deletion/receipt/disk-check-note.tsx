import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import { notSearchedMessage } from "@/lib/deletion/receipt/ended-messages";
import {
  diskCheckMessage,
  listCheckMessage,
  searchedMessage,
  uncheckedMessage,
  waitingMessage,
  wholeCheckMessage,
} from "../receipt-messages";
import { certificateMessages } from "./certificate-messages";
import { ReadWholeFiles } from "./read-whole-files";

/** Says what a search of the files found, and what it cannot see. */
export function DiskCheckNote({ deletion }: { deletion: DeletionDetail }) {
  const format = useFormats();
  const { diskCheck } = deletion;
  return (
    <div className="space-y-2">
      <p>
        {diskCheck ? diskCheckMessage(format, diskCheck) : uncheckedMessage(deletion)}{" "}
        {searchedMessage(format, deletion)}
      </p>
      {diskCheck &&
        [
          waitingMessage(diskCheck),
          wholeCheckMessage(format, diskCheck),
          listCheckMessage(format, diskCheck),
        ].map((message) => message && <p key={message}>{message}</p>)}
      <ReadWholeFiles deletion={deletion} />
      {diskCheck && (
        <p className="text-sm text-ink-soft">
          <Filled
            message={certificateMessages.searchedAt}
            with={{ at: <Time isExact at={diskCheck.checkedAt} /> }}
          />
        </p>
      )}
      <p className="text-sm text-ink-soft">{notSearchedMessage}</p>
    </div>
  );
}
