import { hiddenOnlyFilter } from "@/components/contacts/filters/hidden-only-filter";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactCount } from "@/lib/contacts/list/contact-count";
import { knownContactsOf, knownCountOf } from "@/lib/values/count-words";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { foundMessage, hiddenMessage, listMessages } from "./list-messages";

interface ContactTotalProps {
  /** Is undefined until this filter's own count arrives. */
  count: ContactCount | undefined;
  isFiltered: boolean;
  isCounting: boolean;
}

/** Shows how many there are, or at least are while it counts, who is left out only because they are hidden, and a link to those. */
export function ContactTotal({ count, isFiltered, isCounting }: ContactTotalProps) {
  const format = useFormats();
  if (!count || (!count.isExact && count.total + count.hidden === 0))
    return isFiltered ? listMessages.searching : listMessages.counting;
  const counted = knownContactsOf(format, count);
  return (
    <>
      {isFiltered ? foundMessage(counted) : counted}
      {count.hidden > 0 && <HiddenOnes count={count} />}
      {!count.isExact && isCounting && listMessages.stillCounting}
    </>
  );
}

function HiddenOnes({ count: { hidden, isExact } }: { count: ContactCount }) {
  const format = useFormats();
  const [{ where }, setState] = useContactListState();
  const theirRules = hiddenOnlyFilter(where);
  const words = hiddenMessage(knownCountOf(format, { total: hidden, isExact }));
  return (
    <>
      {" · "}
      {theirRules ? (
        <button
          type="button"
          className="cursor-pointer underline underline-offset-4 hover:text-ink"
          onClick={() => setState({ where: theirRules, ...firstPage })}
        >
          {words}
        </button>
      ) : (
        words
      )}
    </>
  );
}
