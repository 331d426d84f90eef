import type { Metadata } from "next";
import { pageMessages } from "@/components/shell/page-messages";
import { TagSettings } from "@/components/tags/tag-settings";
import { requireSiteAccess } from "@/lib/auth/find-site-access";
import { may } from "@/lib/auth/permissions";

export const metadata: Metadata = { title: pageMessages.tags.title };

export default async function TagsPage() {
  const access = await requireSiteAccess();
  return <TagSettings mayChange={may(access, "settings.write")} />;
}
