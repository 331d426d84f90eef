import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { sourceLabels } from "../record-labels";
import { lifecycleTitle, milestoneLabels } from "./profile-labels";

/** Shows the steps of a contact, from being added to what they did last. */
export function ContactLifecycle({ contact: { lifecycle, source } }: { contact: ContactProfile }) {
  return (
    <Card title={lifecycleTitle}>
      <ol className="border-l border-border text-sm">
        {lifecycle.map(({ step, subject, at }) => (
          <li key={step} className="relative pb-4 pl-5 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute top-1.5 -left-1.25 size-2.5 rounded-full border-2 border-accent bg-surface"
            />
            <span className="flex flex-wrap justify-between gap-x-3">
              <span className="font-medium">{milestoneLabels[step]}</span>
              <span className="text-ink-soft">
                <RelativeTime at={at} />
              </span>
            </span>
            <span className="block text-ink-soft wrap-anywhere">
              {step === "added" ? (sourceLabels[source] ?? source) : subject}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
