import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { MailServerCheck } from "@/components/mail/mail-server-check";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import { addContactAction } from "@/lib/consent/actions";
import { marketingStatusNames } from "@/lib/consent/status/marketing-status";
import type { TypedContact } from "./typed-contact";

interface AddContactFormProps {
  typed: TypedContact;
  onTyped(typed: TypedContact): void;
  onAdded(): void;
}

/** Asks for the email and the name of someone, and whether they want marketing email. */
export function AddContactForm({ typed, onTyped, onAdded }: AddContactFormProps) {
  const client = useQueryClient();
  const router = useRouter();
  const add = useMutation({
    mutationFn: () => addContactAction(typed),
    onSuccess: (result) => {
      if (!result.ok) return;
      onAdded();
      const status = marketingStatusNames[result.status].toLowerCase();
      const open = { label: "Open", onClick: () => router.push(`/contacts/${result.contactId}`) };
      if (result.isNew) toast.success(`Added. Marketing status: ${status}.`, { action: open });
      else toast.info(`Already a contact. Marketing status: ${status}.`, { action: open });
      return client.invalidateQueries({ queryKey: queryKeys.contacts });
    },
  });
  const refused = refusalOf(add);
  const isAbout = (field: string) => refused?.refusal === "invalid_input" && refused.field === field;
  const problem = problemOf(add, messageOf, "The server did not answer. Nothing was added.");
  return (
    <form
      noValidate
      className="space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) add.mutate();
      }}
    >
      <Field
        label="Email"
        type="email"
        value={typed.email}
        onChange={(event) => onTyped({ ...typed, email: event.target.value })}
        {...(problem && !isAbout("name") && { error: problem })}
      />
      <Field
        label="Name"
        value={typed.name}
        onChange={(event) => onTyped({ ...typed, name: event.target.value })}
        {...(problem && isAbout("name") && { error: problem })}
      />
      <label className="flex min-h-8 cursor-pointer items-center gap-3 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={typed.asksForMarketing}
          onChange={(event) => onTyped({ ...typed, asksForMarketing: event.target.checked })}
        />
        They want marketing email. They are asked to confirm it first.
      </label>
      {typed.asksForMarketing && <MailServerCheck>The request to confirm waits until then.</MailServerCheck>}
      <div className="flex justify-end gap-3">
        <DialogClose asChild>
          <Button>Cancel</Button>
        </DialogClose>
        <Button type="submit" variant="primary" aria-disabled={add.isPending}>
          Add
        </Button>
      </div>
    </form>
  );
}

type Refused = Exclude<Awaited<ReturnType<typeof addContactAction>>, { ok: true }>;

const messageOf = refusalMessages<Refused>({
  being_erased: () => "This contact is being deleted. Add them again when that has ended.",
  not_signed_in: () => "You are signed out. Sign in again; nothing was added.",
  not_allowed: () => "You may not add contacts to this site.",
});
