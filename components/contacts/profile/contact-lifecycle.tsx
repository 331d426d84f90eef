import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import type { Milestone } from "@/lib/contacts/profile/find-lifecycle";
import { sourceLabels } from "../record-labels";

const stepNames: Record<Milestone["step"], string> = {
  added: "Added",
  subscribed: "Subscribed",
  bought: "First purchase",
  left: "Left marketing email",
  active: "Last activity",
};

/** The steps a contact took, from being added to what they did last. */
export function ContactLifecycle({ contact: { lifecycle, source } }: { contact: ContactProfile }) {
  return (
    <Card title="Lifecycle">
      <ol className="flex flex-col gap-4 sm:flex-row sm:flex-wrap sm:gap-x-0">
        {lifecycle.map(({ step, subject, at }) => (
          <li key={step} className="min-w-0 border-l-2 border-accent pl-3 sm:flex-1 sm:basis-36 sm:pr-4">
            <span className="block text-sm font-medium">{stepNames[step]}</span>
            <span className="block text-sm text-ink-soft">
              <Time at={at} />
            </span>
            <span className="block text-sm text-ink-soft wrap-anywhere">
              {step === "added" ? sourceLabels[source] : subject}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
