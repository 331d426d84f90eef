import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { useFormats } from "@/components/ui/use-formats";
import { isTooCostly } from "@/lib/contacts/filter/filter-cost";
import type { FilterOptions } from "@/lib/contacts/filter/filter-labels";
import { filterGroup } from "@/lib/contacts/filter/filter-rule";
import { filterOf } from "@/lib/contacts/list/contact-list-url";
import { contactCountQuery } from "../contact-queries";
import { firstPage, useContactListState } from "../use-contact-list-state";
import { conditionsOfDraft, draftOf, incompletePlaces } from "./draft-filter";
import { formLabels, formMessages, matchingMessage } from "./filter-form-messages";
import { GroupEditor } from "./group-editor";
import { ImportRow, SearchRow } from "./outer-rows";

/** Lives as long as the dialog is open. It shows all that is active; rules that were not applied are dropped. */
export function FilterForm({ options, onDone }: { options: FilterOptions; onDone(): void }) {
  const format = useFormats();
  const [state, setState] = useContactListState();
  const [opened] = useState(() => draftOf(state));
  const [draft, setDraft] = useState(opened);
  const drafted = conditionsOfDraft(draft);
  const parsed = filterGroup.nullable().safeParse(drafted.where);
  const incomplete = incompletePlaces(
    draft.group,
    (rule) => filterGroup.safeParse({ match: "all", rules: [rule] }).success,
  );
  const filter = filterOf({ ...drafted, where: parsed.data ?? null });
  const isTooMuch = parsed.success && isTooCostly(parsed.data ?? undefined);
  const isReady = parsed.success && !isTooMuch;
  const count = useQuery({ ...contactCountQuery(filter), enabled: isReady });
  return (
    <form
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        if (!isReady) return;
        if (draft !== opened) await setState({ ...drafted, where: parsed.data, ...firstPage });
        onDone();
      }}
    >
      <div className="space-y-2">
        {opened.search !== "" && (
          <SearchRow value={draft.search} onValue={(search) => setDraft({ ...draft, search })} />
        )}
        {draft.import !== null && (
          <ImportRow
            id={draft.import}
            options={options}
            onRemove={() => setDraft({ ...draft, import: null })}
          />
        )}
        <GroupEditor
          group={draft.group}
          options={options}
          onGroup={(group) => setDraft({ ...draft, group })}
        />
      </div>
      <div className="mt-6 flex flex-wrap items-center justify-end gap-3">
        <p role="status" className="mr-auto text-sm text-ink-soft">
          {incomplete.length > 0
            ? formMessages.incomplete(incomplete)
            : !parsed.success
              ? formMessages.tooMany
              : isTooMuch
                ? formMessages.tooMuch
                : count.isError
                  ? formMessages.notCounted
                  : count.data && !count.isPlaceholderData
                    ? matchingMessage(format, count.data)
                    : formMessages.counting}
        </p>
        <DialogClose asChild>
          <Button>{formLabels.cancel}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" aria-disabled={!isReady}>
          {formLabels.show}
        </Button>
      </div>
    </form>
  );
}
