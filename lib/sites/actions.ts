"use server";

import { z } from "zod";
import { currentFreshAt } from "@/lib/auth/fresh/current-session";
import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { deletionBounds, setDeletionBounds } from "./deletion-bounds";
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

export const setDeletionBoundsAction = siteAction({
  permission: "settings.write",
  input: deletionBounds,
  run: async (access, bounds) =>
    setDeletionBounds(access, database(), bounds, Date.now(), await currentFreshAt()),
});
