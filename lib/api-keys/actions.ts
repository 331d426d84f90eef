"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { createApiKey, newApiKey, ofApiKey, revokeApiKey } from "./api-keys";

export const createApiKeyAction = siteAction({
  permission: "settings.write",
  input: newApiKey,
  run: (access, key) => createApiKey(access, database(), key, Date.now()),
});

export const revokeApiKeyAction = siteAction({
  permission: "settings.write",
  input: ofApiKey,
  run: (access, key) => revokeApiKey(access, database(), key, Date.now()),
});
