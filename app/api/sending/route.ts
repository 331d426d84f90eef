import { siteRoute } from "@/lib/auth/site-route";
import { database } from "@/lib/instance";
import { getSending } from "@/lib/mail/sending/get-sending";

export const GET = siteRoute((access) => Response.json(getSending(access, database())));
