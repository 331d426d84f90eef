import type { ReactNode } from "react";
import { requireSiteAccess } from "@/lib/auth/find-site-access";

/** Answers 404 to whoever may not change keys, which a page that has begun to stream cannot do any more. */
export default async function ApiKeysLayout({ children }: { children: ReactNode }) {
  await requireSiteAccess("settings.write");
  return children;
}
