import { count, desc, eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/open-database";
import { formSubmissions, forms } from "@/db/schema";
import { write } from "@/db/write";
import { recordAudit } from "@/lib/audit/record-audit";
import type { SiteAccess } from "@/lib/auth/site-access";

export const newForm = z.strictObject({
  name: z.string().trim().min(1, "a name").max(100, "at most 100 characters"),
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "letters, digits and single hyphens, such as summer-letter")
    .max(60, "at most 60 characters"),
});

export interface FormView {
  id: number;
  name: string;
  slug: string;
  submissionCount: number;
}

export function listForms(access: SiteAccess, db: Database): FormView[] {
  return db
    .select({ id: forms.id, name: forms.name, slug: forms.slug, submissionCount: count(formSubmissions.id) })
    .from(forms)
    .leftJoin(formSubmissions, eq(formSubmissions.formId, forms.id))
    .where(eq(forms.siteId, access.siteId))
    .groupBy(forms.id)
    .orderBy(desc(forms.id))
    .all();
}

/** Creates a sign-up form of the site. Its slug is part of its URL and unique in the instance. */
export function createForm(
  access: SiteAccess,
  db: Database,
  { name, slug }: z.infer<typeof newForm>,
  now: number,
): { ok: true; slug: string } | { ok: false; refusal: "slug_taken" } {
  return write(db, (tx): { ok: true; slug: string } | { ok: false; refusal: "slug_taken" } => {
    const taken = tx.select({ id: forms.id }).from(forms).where(eq(forms.slug, slug)).get();
    if (taken) return { ok: false, refusal: "slug_taken" };
    tx.insert(forms).values({ siteId: access.siteId, name, slug, createdAt: now }).run();
    const entry = { siteId: access.siteId, actorId: access.userId, action: "form_created" as const };
    recordAudit(tx, { ...entry, counts: {}, now });
    return { ok: true, slug };
  });
}
