import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { saveSegmentAction } from "@/lib/segments/actions";
import { filterNamesPerson, withoutPeople } from "@/lib/segments/filter-names-person";
import { segmentsQuery } from "../contact-queries";
import { useContactListState } from "../use-contact-list-state";
import { segmentFormLabels, segmentFormMessages } from "./segment-form-messages";
import { segmentMessages, segmentRefusal } from "./segment-messages";
import { SegmentNameForm } from "./segment-name-form";
import { useKnownSegments } from "./use-segment-changes";

interface SaveSegmentFormProps {
  filter: ContactFilter;
  name: string;
  onName(name: string): void;
  onSaved(): void;
}

/** Asks for the name of a segment. Offers to save without what looks for one person. */
export function SaveSegmentForm({ filter, name, onName, onSaved }: SaveSegmentFormProps) {
  const client = useQueryClient();
  const know = useKnownSegments();
  const [, , choose] = useContactListState();
  const savable = withoutPeople(filter);
  const save = useMutation({
    mutationFn: (saved: ContactFilter) => saveSegmentAction({ name, filter: saved }),
    onSuccess: async (result, saved) => {
      if (!result.ok) return;
      toast.success(segmentFormMessages.saved(name.trim()));
      const segment = { id: result.segmentId, name: name.trim(), filter: saved, columns: null };
      const known = { ...segment, count: 0, isExact: false };
      know((all) => [...all, known]);
      await choose(known);
      onSaved();
      await client.invalidateQueries({ queryKey: segmentsQuery.queryKey });
    },
  });
  if (!savable)
    return (
      <div className="space-y-5">
        <p className="text-sm">{segmentFormMessages.nothingToSave}</p>
        <div className="flex justify-end">
          <DialogClose asChild>
            <Button>{segmentFormLabels.close}</Button>
          </DialogClose>
        </div>
      </div>
    );
  return (
    <SegmentNameForm
      name={name}
      onName={onName}
      button={segmentFormLabels.save}
      isPending={save.isPending}
      problem={problemOf(save, segmentRefusal, segmentMessages.unanswered)}
      onSubmit={() => save.mutate(savable)}
    >
      {filterNamesPerson(filter) && <p className="text-sm text-ink-soft">{segmentFormMessages.leftOut}</p>}
    </SegmentNameForm>
  );
}
