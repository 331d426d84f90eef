import type { ReactNode } from "react";
import { Filled } from "@/components/ui/filled";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { VerifyAnswer } from "@/lib/deletion/signing/verify-answer";
import { provenMessage } from "@/lib/receipts/check-messages";
import {
  receiptNumberLabel,
  signerMessages,
  verdictMessage,
  verifyLabels,
  verifyMessages,
} from "./verify-messages";

type Answer = Exclude<VerifyAnswer, { kind: "blank" }>;

/** Shows what a check of a receipt found, the verdict first. */
export function VerifiedReceipt({ answer }: { answer: Answer }) {
  if (answer.kind !== "valid") return <Notice tone="danger" title={verdictMessage(answer)} />;
  const { signer, provenEmail } = answer;
  return (
    <Notice tone={signer === "other" ? "warning" : "success"} title={verdictMessage(answer)}>
      <p>{signerMessages[signer]}</p>
      {provenEmail !== null && (
        <p className="mt-1 font-medium text-ink wrap-anywhere">{provenMessage(provenEmail)}</p>
      )}
      <Facts answer={answer} />
    </Notice>
  );
}

function Facts({ answer: { receipt, fingerprint } }: { answer: Extract<Answer, { kind: "valid" }> }) {
  const { site, number, title, revision, asOf, confirmedBy, confirmedAt, finishedAt } = receipt;
  const time = (at: string) => <Time isExact at={Date.parse(at)} />;
  const facts: [string, ReactNode][] = [
    [verifyLabels.site, site.name],
    [verifyLabels.number, receiptNumberLabel(number)],
    [verifyLabels.done, title],
    [
      verifyLabels.confirmed,
      <Filled
        key="confirmed"
        message={verifyMessages.confirmed}
        with={{ at: time(confirmedAt), name: confirmedBy }}
      />,
    ],
    [verifyLabels.finished, time(finishedAt)],
    [
      verifyLabels.revision,
      <Filled key="revision" message={verifyMessages.revision} with={{ revision, at: time(asOf) }} />,
    ],
    [verifyLabels.key, <code key="key">{fingerprint}</code>],
  ];
  return (
    <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-ink">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
