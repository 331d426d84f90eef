import { found, parseId, siteRoute } from "@/lib/auth/site-route";
import { findContactProfile } from "@/lib/contacts/profile/find-contact-profile";
import { database } from "@/lib/system/instance";

export const GET = siteRoute<{ id: string }>("contacts.read", (access, _request, { id }) =>
  found(findContactProfile(access, database(), parseId(id))),
);
