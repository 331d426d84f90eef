import { Button } from "@/components/ui/button";
import type { ContactProfile } from "@/lib/contacts/contact-profile";

interface EditConflictProps {
  /** What the form began with, and what is stored by now. */
  had: ContactProfile;
  now: ContactProfile;
  onKeepMine(): void;
  onTakeTheirs(): void;
}

/** Two people changed the same contact: what the other one did, and whose word counts. Nothing typed is lost. */
export function EditConflict({ had, now, onKeepMine, onTakeTheirs }: EditConflictProps) {
  return (
    <div role="alert" className="space-y-3 rounded-lg bg-warning-soft p-4 text-sm">
      <p className="font-medium text-warning">
        Someone changed this contact meanwhile. Nothing was saved yet.
      </p>
      <ul className="list-disc pl-5">
        {changesOf(had, now).map((change) => (
          <li key={change} className="wrap-anywhere">
            {change}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button onClick={onKeepMine}>Keep mine</Button>
        <Button onClick={onTakeTheirs}>Take theirs</Button>
      </div>
    </div>
  );
}

function changesOf(had: ContactProfile, now: ContactProfile): string[] {
  const changes: string[] = [];
  if (had.name !== now.name) changes.push(`The name is now “${now.name}”.`);
  if (had.email !== now.email) changes.push(`The address is now ${now.email}.`);
  if (had.tags.join() !== now.tags.join())
    changes.push(`The tags are now: ${now.tags.join(", ") || "none"}.`);
  for (const { id, name, value } of now.fields)
    if (had.fields.find((field) => field.id === id)?.value !== value)
      changes.push(`${name} is now ${value === null ? "empty" : `“${value}”`}.`);
  return changes.length > 0 ? changes : ["What they changed is not on this form."];
}
