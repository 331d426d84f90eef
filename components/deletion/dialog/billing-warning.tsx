import { CreditCard, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useFormats } from "@/components/ui/use-formats";
import type { DeletionPlan } from "@/lib/deletion/manifest/deletion-plan";
import { billingMessage, heldMessage, readingMessage } from "./billing-messages";

/** What stops being charged, and whom the deletion will hold because that cannot be stopped. */
export function BillingWarning({ plan, countedAt }: { plan: DeletionPlan; countedAt: number }) {
  const format = useFormats();
  const billing = billingMessage(format, plan.billing, countedAt);
  const held = heldMessage(format, plan);
  const reading = readingMessage(plan.billing);
  return (
    <div className="space-y-3">
      {billing && (
        <p className="flex gap-3">
          <CreditCard aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span className="font-medium">{billing}</span>
        </p>
      )}
      {held && (
        <AmberLine>
          <strong className="font-medium">{held}</strong>{" "}
          <Link href="/settings/payments">Connect Stripe</Link>
        </AmberLine>
      )}
      {reading && <AmberLine>{reading}</AmberLine>}
    </div>
  );
}

function AmberLine({ children }: { children: ReactNode }) {
  return (
    <p className="flex gap-3">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning" />
      <span>{children}</span>
    </p>
  );
}
