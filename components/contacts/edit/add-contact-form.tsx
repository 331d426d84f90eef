import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { queryKeys } from "@/components/data/query-keys";
import { MailServerCheck } from "@/components/mail/mail-server-check";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { useUnsaved } from "@/components/ui/unsaved";
import { useFormats } from "@/components/ui/use-formats";
import { usePress } from "@/components/ui/use-press";
import { addContactAction, findEmailStandingAction } from "@/lib/consent/actions";
import type { EmailStanding } from "@/lib/consent/find-email-standing";
import { addedMessage, addFormLabels, addFormMessages, addProblem } from "./add-contact-messages";
import { EmailStandingNotice } from "./email-standing-notice";

const nothingTyped = { email: "", name: "", asksForMarketing: false };

/** Asks for the email and the name of someone, and whether they want marketing email. Says whom the site knows. */
export function AddContactForm({ onAdded }: { onAdded(): void }) {
  const [typed, setTyped] = useState(nothingTyped);
  const format = useFormats();
  const client = useQueryClient();
  const router = useRouter();
  const press = usePress();
  // The standing stays until a newer one is there, so that nothing flickers under a press.
  const [found, setFound] = useState<{ email: string; standing: EmailStanding }>();
  const look = useMutation({
    mutationFn: async (email: string) => {
      const result = await findEmailStandingAction({ email });
      await press.ended();
      return result;
    },
    onSuccess: (result, email) => {
      if (result.ok) setFound({ email, standing: result.standing });
    },
  });
  const standing = found?.email === typed.email ? found.standing : undefined;
  const add = useMutation({
    mutationFn: () => addContactAction(typed),
    onSuccess: (result) => {
      if (!result.ok) return;
      void client.invalidateQueries({ queryKey: queryKeys.contacts });
      // The dialog stays open and shows who is a contact already.
      if (!result.isNew) return look.mutate(typed.email);
      onAdded();
      const open = { label: addFormLabels.open, onClick: () => router.push(`/contacts/${result.contactId}`) };
      toast.success(addedMessage(format, result.erased), { action: open });
    },
  });
  function lookUp() {
    if (typed.email.includes("@") && look.variables !== typed.email) look.mutate(typed.email);
  }

  const hasTyped = typed.email.trim() !== "" || typed.name.trim() !== "";
  useUnsaved(hasTyped && !standing?.contact);
  const refused = refusalOf(add);
  const isAbout = (field: string) => refused?.refusal === "invalid_input" && refused.field === field;
  const problem = problemOf(add, addProblem, addFormMessages.unanswered);
  return (
    <form
      noValidate
      className="space-y-5"
      onPointerDown={press.begin}
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) add.mutate();
      }}
    >
      <Field
        label={addFormLabels.email}
        type="email"
        value={typed.email}
        onChange={(event) => setTyped({ ...typed, email: event.target.value })}
        // Going on to a button looks nothing up, because what it asks for would wait for the answer.
        onBlur={({ relatedTarget }) => relatedTarget instanceof HTMLInputElement && lookUp()}
        {...(problem && !isAbout("name") && { error: problem })}
      />
      <EmailStandingNotice email={typed.email.trim()} standing={standing} />
      <Field
        label={addFormLabels.name}
        value={typed.name}
        onChange={(event) => setTyped({ ...typed, name: event.target.value })}
        {...(problem && isAbout("name") && { error: problem })}
      />
      <label className="flex min-h-8 cursor-pointer items-center gap-3 text-sm">
        <input
          type="checkbox"
          className="size-4 shrink-0"
          checked={typed.asksForMarketing}
          onChange={(event) => setTyped({ ...typed, asksForMarketing: event.target.checked })}
        />
        {addFormMessages.asksForMarketing}
      </label>
      {typed.asksForMarketing && <MailServerCheck>{addFormMessages.waits}</MailServerCheck>}
      <div className="flex justify-end gap-3">
        <DialogClose asChild>
          <Button>{addFormLabels.cancel}</Button>
        </DialogClose>
        <Button type="submit" variant="primary" isBusy={add.isPending}>
          {addFormLabels.add}
        </Button>
      </div>
    </form>
  );
}
