"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { verifyReceiptAction } from "@/lib/deletion/signing/actions";
import type { VerifyAnswer } from "@/lib/deletion/signing/verify-answer";
import { VerifiedReceipt } from "./verified-receipt";
import { verifyLabels, verifyMessages } from "./verify-messages";

const jsonFile = { type: "file", accept: ".json,application/json" };
const pastedText = { spellCheck: false, autoComplete: "off", autoCapitalize: "off" };

/** Is the form with which anyone checks a receipt. It works without a script too. */
export function VerifyReceiptForm() {
  const [answer, submit, isPending] = useActionState<VerifyAnswer, FormData>(verifyReceiptAction, {
    kind: "blank",
  });
  const pasted = "pasted" in answer ? answer.pasted : { receipt: "", proof: "" };
  return (
    <>
      <div role="status" className="mb-6 empty:hidden">
        {answer.kind !== "blank" && <VerifiedReceipt answer={answer} />}
      </div>
      <form action={submit} noValidate className="space-y-5 [&_textarea]:font-mono">
        <TextArea
          label={verifyLabels.receipt}
          hint={verifyMessages.receiptHint}
          name="receipt"
          rows={5}
          defaultValue={pasted.receipt}
          {...pastedText}
        />
        <Field label={verifyLabels.receiptFile} name="receiptFile" {...jsonFile} />
        <details open={pasted.proof !== ""}>
          <summary className="cursor-pointer text-sm font-medium">{verifyLabels.withProof}</summary>
          <div className="mt-4 space-y-5">
            <TextArea
              label={verifyLabels.proof}
              hint={verifyMessages.proofHint}
              name="proof"
              rows={4}
              defaultValue={pasted.proof}
              {...pastedText}
            />
            <Field label={verifyLabels.proofFile} name="proofFile" {...jsonFile} />
          </div>
        </details>
        <Button type="submit" variant="primary" isBusy={isPending}>
          {verifyLabels.check}
        </Button>
      </form>
    </>
  );
}
