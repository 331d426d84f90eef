import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { fieldValueLabel } from "../field-value-label";
import { sourceLabels } from "../record-labels";
import { factLabels } from "./profile-labels";
import { TagChips } from "./tags/tag-chips";

/** Shows what is known of a contact. Tags are changed here, everything else by Edit. */
export function ContactFacts({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  return (
    <Card title={factLabels.title}>
      <dl className="space-y-3 text-sm">
        <div>
          <dt className="mb-1.5 text-ink-soft">{factLabels.tags}</dt>
          <dd>
            <TagChips contact={contact} />
          </dd>
        </div>
        {contact.fields.map(({ id, name, type, value }) => (
          <Fact key={id} name={name}>
            {value === null ? (
              <span className="text-ink-soft">{factLabels.notSet}</span>
            ) : (
              <bdi className="whitespace-pre-wrap">{fieldValueLabel(format, type, value)}</bdi>
            )}
          </Fact>
        ))}
        <Fact name={factLabels.source}>{sourceLabels[contact.source] ?? contact.source}</Fact>
        <Fact name={factLabels.added}>
          <Time at={contact.createdAt} />
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[8rem_minmax(0,1fr)] gap-3">
      <dt className="text-ink-soft wrap-anywhere">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
