import { CreditCard, type LucideIcon, TriangleAlert, Users } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionPlan } from "@/lib/deletion/manifest/deletion-plan";
import { billingMessage, heldMessage, heldWayOut, readingMessage } from "./billing-messages";
import { NoWayBack } from "./frame/dialog-head";
import { wholeSiteMessage } from "./warning-messages";

interface DialogHeadlinesProps {
  plan: DeletionPlan;
  countedAt: number;
  /** Says that it is counted again, in the place of the last line, so that nothing below moves. */
  counting: ReactNode;
}

/** Says what stops being charged, whom the deletion will hold, and when it takes everyone. */
export function DialogHeadlines({ plan, countedAt, counting }: DialogHeadlinesProps) {
  const format = useFormats();
  const billing = billingMessage(format, plan.billing, countedAt);
  const held = heldMessage(format, plan);
  const reading = readingMessage(plan.billing);
  const wholeSite = wholeSiteMessage(format, plan);
  return (
    <>
      {billing && (
        <Headline icon={CreditCard}>
          <strong className="font-semibold">{billing}</strong>
        </Headline>
      )}
      {held && plan.billing.held && (
        <Headline icon={TriangleAlert}>
          <strong className="font-semibold">{held}</strong>{" "}
          <Link href="/settings/payments">{heldWayOut[plan.billing.held.reason]}</Link>
        </Headline>
      )}
      {reading && (
        <Headline icon={TriangleAlert}>
          {reading}{" "}
          {plan.billing.reading.kind === "unavailable" && !held && (
            <Link href="/settings/payments">{heldWayOut.unavailable}</Link>
          )}
        </Headline>
      )}
      {wholeSite && (
        <Headline icon={Users}>
          <strong className="font-semibold text-danger">{wholeSite}</strong>
        </Headline>
      )}
      {counting || <NoWayBack />}
    </>
  );
}

function Headline({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <p className="flex gap-2">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
