import type { Metadata } from "next";
import { FieldSettings } from "@/components/custom-fields/field-settings";
import { pageMessages } from "@/components/shell/page-messages";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { may } from "@/lib/auth/permissions";

export const metadata: Metadata = { title: pageMessages.fields.title };

export default async function FieldsPage() {
  const access = await requireSiteAccess();
  return <FieldSettings mayChange={may(access, "settings.write")} />;
}
