export const siteSettingsLabels = {
  site: "Site",
  look: "Name and look",
  logo: "Logo",
} as const;

export const readOnlyMessage = "Only an owner can change these settings.";
