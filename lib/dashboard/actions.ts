"use server";

import { z } from "zod";
import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { addSampleContact } from "./add-sample-contact";

export const addSampleContactAction = siteAction({
  permission: "contacts.write",
  input: z.strictObject({}),
  run: (access) => addSampleContact(access, database(), Date.now()),
});
