import { hiddenOnlyFilter } from "@/components/contacts/filters/hidden-only-filter";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactCount } from "@/lib/contacts/list/count-contacts";
import { contactsOf } from "@/lib/values/count-words";
import { firstPage, useContactListState } from "../use-contact-list-state";

interface ContactTotalProps {
  count: ContactCount | undefined;
  isFiltered: boolean;
}

/** Shows how many there are, who is left out only because they are hidden, and a link to those. */
export function ContactTotal({ count, isFiltered }: ContactTotalProps) {
  const format = useFormats();
  if (!count) return "Counting…";
  const { total, hidden } = count;
  const counted = contactsOf(format, total);
  return (
    <>
      {isFiltered ? `${counted} found` : counted}
      {hidden > 0 && <HiddenOnes count={hidden} />}
    </>
  );
}

function HiddenOnes({ count }: { count: number }) {
  const format = useFormats();
  const [{ where }, setState] = useContactListState();
  const theirRules = hiddenOnlyFilter(where);
  const words = `${format.count(count)} hidden`;
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
