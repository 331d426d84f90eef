import { onlyMessage } from "@/lib/auth/permission-labels";

export const siteSettingsLabels = {
  site: "Site",
  look: "Name and look",
  logo: "Logo",
} as const;

export const readOnlyMessage = onlyMessage("settings.write", "change these settings");
