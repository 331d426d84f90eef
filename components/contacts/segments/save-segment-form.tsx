import { useMutation, useQueryClient } from "@tanstack/react-query";
import { problemOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ContactFilter } from "@/lib/contacts/filter/contact-filter";
import { unknownInFilter } from "@/lib/contacts/filter/unknown-in-filter";
import { saveSegmentAction } from "@/lib/segments/actions";
import { filterNamesPerson } from "@/lib/segments/filter-names-person";
import { segmentsQuery } from "../contact-queries";

const whyNoPerson = "A segment outlives its people, so it cannot look for one of them by name or email.";

interface SaveSegmentFormProps {
  filter: ContactFilter;
  name: string;
  onName(name: string): void;
  onSaved(): void;
}

/** Asks for the name of a segment, or says why the filter cannot be one. */
export function SaveSegmentForm({ filter, name, onName, onSaved }: SaveSegmentFormProps) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => saveSegmentAction({ name, filter }),
    onSuccess: async (result) => {
      if (!result.ok) return;
      toast.success("Saved. Whoever meets the rules later is in it too.");
      onSaved();
      await client.invalidateQueries({ queryKey: segmentsQuery.queryKey });
    },
  });
  const problem = problemOf(save, messageOf);
  if (filterNamesPerson(filter))
    return (
      <div className="space-y-5">
        <p className="text-sm">{whyNoPerson} Clear the search, or use rules that fit many.</p>
        <div className="flex justify-end">
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
        </div>
      </div>
    );
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate();
      }}
    >
      <Field
        label="Name of the segment"
        maxLength={60}
        value={name}
        onChange={(event) => onName(event.target.value)}
        {...(problem && { error: problem })}
      />
      <div className="flex justify-end gap-3">
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" aria-disabled={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

type Refused = Exclude<Awaited<ReturnType<typeof saveSegmentAction>>, { ok: true }>;

const messageOf = refusalMessages<Refused>({
  name_taken: () => "There is a segment of this name. Choose another one.",
  is_everyone: () => "Filter first: a segment of everyone is there already.",
  names_a_person: () => whyNoPerson,
  unknown_in_filter: unknownInFilter,
  not_allowed: () => "You may not save segments on this site.",
});
