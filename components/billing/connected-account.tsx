import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import { type PaymentsView, partsOfAccount } from "@/lib/billing/stripe/account/payments-view";
import { contactsOf, countOf } from "@/lib/values/count-words";

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
        Connected{name && " to "}
        {name && <strong>{name}</strong>} with the key <code>{keyHint}</code>
        {connectedAt !== null && (
          <>
            {" "}
            since <Time at={connectedAt} />
          </>
        )}
        .
        {!hasWebhookSecret &&
          " Without a signing secret, changes at Stripe are read once a day, before each deletion and when you sync."}
      </p>
      {isSetByEnvironment && (
        <p>
          The key comes from this server's <code>STRIPE_SECRET_KEY</code>. A key given here is used instead.
        </p>
      )}
      {!isReadable && (
        <Warning>
          The stored key can't be opened any more: this server's secret has changed. Connect Stripe again;
          until then, contacts who may be billed are held instead of deleted.
        </Warning>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
        <dt className="text-ink-soft">Account</dt>
        <dd className="min-w-0 break-all">
          {parts ? (
            <span className="inline-flex flex-wrap items-center gap-2">
              <code>{parts.id}</code>
              <Badge tone={parts.mode === "live" ? "accent" : "warning"}>
                {parts.mode === "live" ? "Live" : "Test"}
              </Badge>
            </span>
          ) : (
            "Not known yet: test the key"
          )}
        </dd>
        <dt className="text-ink-soft">Read</dt>
        <dd>
          {readUntil === null ? "Not finished yet" : <>Everything up to {<Time isExact at={readUntil} />}</>}
        </dd>
      </dl>
      <OtherAccountWarning {...otherAccount} />
    </div>
  );
}

function OtherAccountWarning({ contactCount, subscriptionCount }: PaymentsView["otherAccount"]) {
  const format = useFormats();
  if (contactCount === 0) return null;
  const has = contactCount === 1 ? "has" : "have";
  const what =
    subscriptionCount === 0
      ? `${contactCount === 1 ? "is a customer" : "are customers"} of another Stripe account`
      : `${has} ${countOf(format, subscriptionCount, "subscription", "subscriptions")} in another Stripe account`;
  return (
    <Warning>
      {contactsOf(format, contactCount)} {what}, which this key cannot stop. Whoever of them you delete is
      held until a key of that account is connected, or until you say that you stopped it yourself.
    </Warning>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className="flex gap-2.5">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
      <span>{children}</span>
    </p>
  );
}
