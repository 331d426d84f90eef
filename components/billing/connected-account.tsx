import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { type PaymentsView, partsOfAccount } from "@/lib/billing/stripe/account/payments-view";
import { accountLabels, accountMessages, connectedMessage, otherAccountMessage } from "./account-messages";

type ConnectedAccountProps = { account: NonNullable<PaymentsView["account"]> } & Pick<
  PaymentsView,
  "isSetByEnvironment" | "otherAccount" | "readUntil"
>;

/** Shows which Stripe account is connected, in which mode, how far it was read, and whom it cannot answer for. */
export function ConnectedAccount({
  account,
  isSetByEnvironment,
  otherAccount,
  readUntil,
}: ConnectedAccountProps) {
  const { name, providerAccount, keyHint, connectedAt, hasWebhookSecret, isReadable } = account;
  const parts = providerAccount === null ? null : partsOfAccount(providerAccount);
  return (
    <div className="mb-5 space-y-3 text-sm">
      <p>
        <Filled
          message={connectedMessage(account)}
          with={{
            name: <strong>{name}</strong>,
            key: <code>{keyHint}</code>,
            at: connectedAt !== null && <Time at={connectedAt} />,
          }}
        />
        {!hasWebhookSecret && ` ${accountMessages.noWebhook}`}
      </p>
      {isSetByEnvironment && (
        <p>
          <Filled message={accountMessages.fromServer} with={{ variable: <code>STRIPE_SECRET_KEY</code> }} />
        </p>
      )}
      {!isReadable && <Warning>{accountMessages.locked}</Warning>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
        <dt className="text-ink-soft">{accountLabels.account}</dt>
        <dd className="min-w-0 break-all">
          {parts ? (
            <span className="inline-flex flex-wrap items-center gap-2">
              <code>{parts.id}</code>
              <Badge tone={parts.mode === "live" ? "accent" : "warning"}>
                {parts.mode === "live" ? accountLabels.live : accountLabels.test}
              </Badge>
            </span>
          ) : (
            accountLabels.notKnown
          )}
        </dd>
        <dt className="text-ink-soft">{accountLabels.read}</dt>
        <dd>
          {readUntil === null ? (
            accountLabels.notFinished
          ) : (
            <Filled message={accountMessages.readUntil} with={{ at: <Time isExact at={readUntil} /> }} />
          )}
        </dd>
      </dl>
      <OtherAccountWarning {...otherAccount} />
    </div>
  );
}

function OtherAccountWarning(other: PaymentsView["otherAccount"]) {
  const format = useFormats();
  if (other.contactCount === 0) return null;
  return <Warning>{otherAccountMessage(format, other)}</Warning>;
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className="flex gap-2.5">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
      <span>{children}</span>
    </p>
  );
}
