import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import { useFormats } from "@/components/ui/use-formats";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { fieldValueLabel, sourceLabels } from "../record-labels";
import { TagList } from "../tag-list";

export function ContactFacts({ contact }: { contact: ContactProfile }) {
  const format = useFormats();
  return (
    <Card title="Details">
      <dl className="space-y-3 text-sm">
        <Fact name="Added">
          <Time isExact at={contact.createdAt} />
        </Fact>
        <Fact name="How">{sourceLabels[contact.source] ?? contact.source}</Fact>
        <Fact name="Last activity">
          <Time isExact at={contact.lastActivityAt} />
        </Fact>
        {contact.tags.length > 0 && (
          <Fact name="Tags">
            <TagList tags={contact.tags} />
          </Fact>
        )}
        {contact.fields.map(
          ({ id, name, type, value }) =>
            value !== null && (
              <Fact key={id} name={name}>
                {fieldValueLabel(format, type, value)}
              </Fact>
            ),
        )}
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[8rem_minmax(0,1fr)] gap-3">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
