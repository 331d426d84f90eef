import { siteRoute } from "@/lib/auth/site-route";
import { getSending } from "@/lib/mail/sending/get-sending";
import { database } from "@/lib/system/instance";

export const GET = siteRoute("contacts.read", (access) => Response.json(getSending(access, database())));
