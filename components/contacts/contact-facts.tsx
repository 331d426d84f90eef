import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Time } from "@/components/ui/time";
import type { ContactProfile } from "@/lib/contacts/contact-profile";
import { TagList } from "./tag-list";

const sourceWords: Record<string, string> = {
  form: "Signed up by a form",
  import: "Imported",
  checkout: "Bought something",
  manual: "Added by hand",
  api: "Added by another program",
};

export function ContactFacts({ contact }: { contact: ContactProfile }) {
  return (
    <Card title="Details">
      <dl className="space-y-3 text-sm">
        <Fact name="Added">
          <Time isExact at={contact.createdAt} />
        </Fact>
        <Fact name="How">{sourceWords[contact.source] ?? contact.source}</Fact>
        <Fact name="Last activity">
          <Time isExact at={contact.lastActivityAt} />
        </Fact>
        {contact.tags.length > 0 && (
          <Fact name="Tags">
            <TagList tags={contact.tags} />
          </Fact>
        )}
        {contact.fields.map(({ name, value }) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
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
