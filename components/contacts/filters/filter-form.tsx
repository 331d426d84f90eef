import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { useFormats } from "@/components/ui/use-formats";
import type { FilterOptions } from "@/lib/contacts/filter/filter-labels";
import { filterGroup } from "@/lib/contacts/filter/filter-rule";
import type { ContactCount } from "@/lib/contacts/list/contact-count";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import { countOf } from "@/lib/values/count-words";
import type { Formats } from "@/lib/values/formats";
import { contactCountQuery } from "../contact-queries";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { blankRule, type DraftGroup } from "./draft-rule";
import { GroupEditor } from "./group-editor";

/** Lives as long as the dialog is open. Rules that were not applied are dropped. */
export function FilterForm({ options, onDone }: { options: FilterOptions; onDone(): void }) {
  const format = useFormats();
  const [state, setState] = useContactListState();
  const [draft, setDraft] = useState<DraftGroup>(
    () => (state.where as DraftGroup | null) ?? { match: "all", rules: [blankRule("status", options)] },
  );
  const parsed = filterGroup.safeParse(draft);
  const count = useQuery({
    ...contactCountQuery(filterOf({ ...state, where: parsed.data ?? null })),
    enabled: parsed.success,
  });
  const isEmpty = draft.rules.length === 0;
  const showsEveryone = isEmpty && "everyone" in filterOf({ ...state, where: null });
  return (
    <form
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        if (!parsed.success && !isEmpty) return;
        await setState({ where: parsed.success ? parsed.data : null, ...firstPage });
        onDone();
      }}
    >
      <GroupEditor group={draft} options={options} onGroup={setDraft} />
      <div className="mt-6 flex flex-wrap items-center justify-end gap-3">
        <p role="status" className="mr-auto text-sm text-ink-soft">
          {isEmpty
            ? `Without a rule ${showsEveryone ? "everyone is" : "all who are searched for are"} shown.`
            : !parsed.success
              ? "A rule is not complete yet."
              : count.isError
                ? "They could not be counted."
                : count.data && !count.isPlaceholderData
                  ? matchingText(format, count.data)
                  : "Counting…"}
        </p>
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" aria-disabled={!parsed.success && !isEmpty}>
          Show contacts
        </Button>
      </div>
    </form>
  );
}

function matchingText(format: Formats, { total, isExact }: ContactCount): string {
  if (isExact) return `${countOf(format, total, "contact matches", "contacts match")}.`;
  return total > 0
    ? `At least ${countOf(format, total, "contact matches", "contacts match")}; still counting…`
    : "Counting…";
}
