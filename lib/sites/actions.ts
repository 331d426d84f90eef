"use server";

import { z } from "zod";
import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { setSite, siteSettings } from "./set-site";
import { newLogo, removeSiteLogo, setSiteLogo } from "./site-logo";

export const setSiteAction = siteAction({
  permission: "settings.write",
  input: siteSettings,
  run: (access, settings) => setSite(access, database(), settings, Date.now()),
});

export const setSiteLogoAction = siteAction({
  permission: "settings.write",
  input: newLogo,
  run: (access, logo) => setSiteLogo(access, database(), logo, Date.now()),
});

export const removeSiteLogoAction = siteAction({
  permission: "settings.write",
  input: z.strictObject({}),
  run: (access) => removeSiteLogo(access, database(), Date.now()),
});
