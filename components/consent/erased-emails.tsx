"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import { findEmailStandingAction, forgetEmailAction, rotateIdentityKeyAction } from "@/lib/consent/actions";
import type { EmailStanding } from "@/lib/consent/find-email-standing";
import type { ErasedIdentityCounts } from "@/lib/consent/identities/count-erased-identities";
import { marketingStatusNames } from "@/lib/consent/status/marketing-status";

/** Tells what the site remembers of someone erased, for an email that is typed: it holds no emails itself. */
export function ErasedEmails({ counts }: { counts: ErasedIdentityCounts }) {
  const router = useRouter();
  const [email, setEmail] = useState("");
  const ask = useMutation({ mutationFn: () => findEmailStandingAction({ email }) });
  const forget = useMutation({
    mutationFn: () => forgetEmailAction({ email }),
    onSuccess: () => {
      ask.mutate();
      router.refresh();
    },
  });
  const answer = ask.data?.ok ? ask.data.standing : undefined;
  const problem = problemOf(ask, messageOf);
  return (
    <div className="space-y-5 [&_form]:max-w-xl">
      <Card title="Was this address erased?">
        <form
          noValidate
          className="space-y-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (!ask.isPending) ask.mutate();
          }}
        >
          <Field
            label="Email"
            type="email"
            autoComplete="off"
            value={email}
            onChange={(event) => {
              setEmail(event.target.value);
              ask.reset();
              forget.reset();
            }}
            {...(problem && { error: problem })}
          />
          <Button type="submit" variant="primary" isBusy={ask.isPending}>
            Look it up
          </Button>
        </form>
        <div role="status" className="mt-4 text-sm">
          {answer && <Standing standing={answer} />}
        </div>
        {answer && !answer.erased && !answer.contact && (
          <div className="mt-3 text-sm">
            <Button isBusy={forget.isPending} onClick={() => !forget.isPending && forget.mutate()}>
              Block before it ever arrives
            </Button>
            <p className="mt-2 text-ink-soft">
              If it ever arrives by an import, a form or a purchase, it gets no marketing email until it
              confirms.
            </p>
            <p role="alert" className="mt-2 text-danger empty:hidden">
              {problemOf(forget, messageOf)}
            </p>
          </div>
        )}
      </Card>
      <Card title="Opt-outs from another tool">
        <p className="text-sm">
          <Link href="/imports">Import the list</Link> and say it is a list of people who opted out. Nobody on
          it is added; their emails are kept here as digests.
        </p>
      </Card>
      <KeyCard counts={counts} />
    </div>
  );
}

const reasons = {
  deleted: "deleted from this site",
  forgotten: "forgotten in advance",
  opted_out: "on another tool's list of opt-outs",
} as const;

function Standing({ standing: { erased, contact } }: { standing: EmailStanding }) {
  return (
    <>
      {erased ? (
        <p>
          <strong className="font-semibold">Yes</strong>: {reasons[erased.reason]},{" "}
          <Time isExact at={erased.erasedAt} />.
        </p>
      ) : (
        <p>
          <strong className="font-semibold">No</strong>, this email was never erased here.
        </p>
      )}
      {contact && (
        <p>
          It is <Link href={`/contacts/${contact.id}`}>a contact</Link> now:{" "}
          {marketingStatusNames[contact.status].toLowerCase()}.
        </p>
      )}
    </>
  );
}

function KeyCard({ counts: { total, underOlderKeys } }: { counts: ErasedIdentityCounts }) {
  const format = useFormats();
  const router = useRouter();
  const rotate = useMutation({
    mutationFn: () => rotateIdentityKeyAction({}),
    onSuccess: () => router.refresh(),
  });
  return (
    <Card title="Digests and their key">
      <p className="text-sm">
        {format.count(total)} {total === 1 ? "email is" : "emails are"} remembered
        {underOlderKeys > 0 && `, ${format.count(underOlderKeys)} of them under an older key`}.
      </p>
      <p className="mt-2 mb-4 text-sm text-ink-soft">
        New digests use the new key. Old ones still work, and each is renewed when its address is next seen:
        without the address nobody can, which is the point of a digest.
      </p>
      <Button isBusy={rotate.isPending} onClick={() => !rotate.isPending && rotate.mutate()}>
        Change the key
      </Button>
      <p role="status" className="mt-3 text-sm">
        {rotate.data?.ok && "The new key is in use."}
        {problemOf(rotate, messageOf)}
      </p>
    </Card>
  );
}

type Refused = Extract<
  Awaited<
    ReturnType<typeof findEmailStandingAction | typeof forgetEmailAction | typeof rotateIdentityKeyAction>
  >,
  { ok: false }
>;
const messageOf = refusalMessages<Refused>({
  is_a_contact: () => "This email belongs to a contact. Delete the contact instead.",
  not_allowed: () => "Only an owner of this site may do this.",
});
