import { z } from "zod";
import type { Database } from "@/db/open-database";
import { prepared } from "@/db/prepared";
import { takeRowId } from "@/db/row-ids";
import { write } from "@/db/write";
import { admitContact } from "@/lib/consent/admit-contact";
import { typedEmail } from "@/lib/values/email";
import { expectedText, isReadable } from "@/lib/values/readable-text";

export const formAnswers = z.object({
  name: z.string().trim().max(200, "at most 200 characters").refine(isReadable, expectedText),
  email: typedEmail,
});

interface PublicForm {
  id: number;
  siteId: number;
  name: string;
  siteName: string;
}

/** Returns what anyone may see of a form. A site that is being deleted has none any more. */
export function findForm(db: Database, slug: string): PublicForm | undefined {
  return prepared<PublicForm>(
    db,
    `SELECT forms.id, forms.site_id AS siteId, forms.name, sites.name AS siteName
     FROM forms CROSS JOIN sites ON sites.id = forms.site_id WHERE forms.slug = ? AND ending_at IS NULL`,
  ).get(slug);
}

/**
 * Signs someone up: admits them, keeps what they typed, and asks them to confirm before any marketing email. Writes
 * nothing while a contact with this email is being erased.
 */
export function submitForm(
  db: Database,
  form: Pick<PublicForm, "id" | "siteId">,
  { name, email }: z.infer<typeof formAnswers>,
  now: number,
): void {
  write(db, (tx) => {
    const arrival = { siteId: form.siteId, email, name, source: "form", wish: "asked_by_person" } as const;
    const admission = admitContact(tx, arrival, now);
    if (!admission.ok) return;
    prepared(
      tx,
      "INSERT INTO form_submissions (contact_id, id, form_id, answers, created_at) VALUES (?, ?, ?, ?, ?)",
    ).run(admission.contactId, takeRowId(tx), form.id, JSON.stringify({ name, email }), now);
  });
}
