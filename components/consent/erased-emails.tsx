"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { IfMay } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { findEmailStandingAction, forgetEmailAction, rotateIdentityKeyAction } from "@/lib/consent/actions";
import type { EmailStanding } from "@/lib/consent/find-email-standing";
import type { ErasedIdentityCounts } from "@/lib/consent/identities/count-erased-identities";
import { marketingStatusNames } from "@/lib/consent/status/marketing-status";
import {
  erasedLabels,
  erasedMessages,
  erasedRefusal,
  erasureReasons,
  rememberedMessage,
} from "./erased-messages";

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
  const problem = problemOf(ask, erasedRefusal);
  return (
    <div className="space-y-5 [&_form]:max-w-xl">
      <Card title={erasedLabels.title}>
        <form
          noValidate
          className="space-y-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (!ask.isPending) ask.mutate();
          }}
        >
          <Field
            label={erasedLabels.email}
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
            {erasedLabels.lookUp}
          </Button>
        </form>
        <div role="status" className="mt-4 text-sm">
          {answer && <Standing standing={answer} />}
        </div>
        {answer && !answer.erased && !answer.contact && (
          <div className="mt-3 text-sm">
            <IfMay do="emails.forget" orSay>
              <Button isBusy={forget.isPending} onClick={() => !forget.isPending && forget.mutate()}>
                {erasedLabels.block}
              </Button>
              <p className="mt-2 text-ink-soft">{erasedMessages.block}</p>
            </IfMay>
            <p role="alert" className="mt-2 text-danger empty:hidden">
              {problemOf(forget, erasedRefusal)}
            </p>
          </div>
        )}
      </Card>
      <Card title={erasedLabels.optOuts}>
        <IfMay do="imports.run" orSay>
          <p className="text-sm">
            <Filled
              message={erasedMessages.optOuts}
              with={{ link: <Link href="/imports">{erasedLabels.importList}</Link> }}
            />
          </p>
        </IfMay>
      </Card>
      <KeyCard counts={counts} />
    </div>
  );
}

function Standing({ standing: { erased, contact } }: { standing: EmailStanding }) {
  return (
    <>
      {erased ? (
        <p>
          <Filled
            message={erasedMessages.erased}
            with={{
              yes: <strong className="font-semibold">{erasedLabels.yes}</strong>,
              reason: erasureReasons[erased.reason],
              at: <Time isExact at={erased.erasedAt} />,
            }}
          />
        </p>
      ) : (
        <p>
          <Filled
            message={erasedMessages.neverErased}
            with={{ no: <strong className="font-semibold">{erasedLabels.no}</strong> }}
          />
        </p>
      )}
      {contact && (
        <p>
          <Filled
            message={erasedMessages.isContact}
            with={{
              contact: <Link href={`/contacts/${contact.id}`}>{erasedLabels.contact}</Link>,
              status: marketingStatusNames[contact.status].toLowerCase(),
            }}
          />
        </p>
      )}
    </>
  );
}

function KeyCard({ counts }: { counts: ErasedIdentityCounts }) {
  const format = useFormats();
  const router = useRouter();
  const rotate = useMutation({
    mutationFn: () => rotateIdentityKeyAction({}),
    onSuccess: () => router.refresh(),
  });
  return (
    <Card title={erasedLabels.digests}>
      <p className="text-sm">{rememberedMessage(format, counts)}</p>
      <p className="mt-2 mb-4 text-sm text-ink-soft">{erasedMessages.digests}</p>
      <IfMay do="settings.write">
        <Button isBusy={rotate.isPending} onClick={() => !rotate.isPending && rotate.mutate()}>
          {erasedLabels.changeKey}
        </Button>
      </IfMay>
      <p role="status" className="mt-3 text-sm">
        {rotate.data?.ok && erasedMessages.keyChanged}
        {problemOf(rotate, erasedRefusal)}
      </p>
    </Card>
  );
}
