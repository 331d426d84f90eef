"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "@/components/data/action-problem";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Filled } from "@/components/ui/filled";
import { askReceiptAction } from "@/lib/deletion/actions";
import type { SignedSummary } from "@/lib/deletion/receipt/deletion-view";
import { proofLabels, proofMessages, proofRefusal } from "./proof-messages";
import { saveFile } from "./save-file";

/** Lets an owner ask whether an email was in a receipt, and hand out a proof that it was. */
export function AskReceipt({ jobId, signed }: { jobId: number; signed: SignedSummary }) {
  const [email, setEmail] = useState("");
  const ask = useMutation({ mutationFn: () => askReceiptAction({ jobId, email }) });
  const answer = ask.data?.ok ? ask.data : undefined;
  const problem = problemOf(ask, proofRefusal);
  if (!signed.emailCount) return null;
  return (
    <Card title={proofLabels.title} className="mt-6 print:hidden">
      <p className="text-sm text-ink-soft">{proofMessages.what}</p>
      <form
        noValidate
        className="mt-4 max-w-xl space-y-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!ask.isPending) ask.mutate();
        }}
      >
        <Field
          label={proofLabels.email}
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => {
            setEmail(event.target.value);
            ask.reset();
          }}
          {...(problem && { error: problem })}
        />
        <Button type="submit" isBusy={ask.isPending}>
          {proofLabels.lookUp}
        </Button>
      </form>
      <div role="status" className="mt-4 text-sm empty:hidden">
        {answer && !answer.isIn && proofMessages.isNotIn}
        {answer?.isIn && (
          <div className="space-y-3">
            <p>
              <Filled
                message={proofMessages.isIn}
                with={{ email: <strong className="font-semibold wrap-anywhere">{email}</strong> }}
              />
            </p>
            <Button variant="primary" onClick={() => saveFile(answer.fileName, answer.proof)}>
              {proofLabels.download}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}
