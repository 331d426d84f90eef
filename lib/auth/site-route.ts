import { logUnexpected } from "@/lib/system/log-unexpected";
import { findSiteAccess } from "./find-site-access";
import type { SiteAccess } from "./site-access";

/** The one wrapper around every route handler of a site: 401 without a session, 500 with a reference. */
export function siteRoute<Params = Record<string, never>>(
  handle: (access: SiteAccess, request: Request, params: Params) => Response | Promise<Response>,
) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      const access = await findSiteAccess();
      if (!access) return Response.json({ refusal: "not_signed_in" }, { status: 401 });
      return await handle(access, request, await context.params);
    } catch (error) {
      return Response.json({ refusal: "unexpected", reference: logUnexpected(error) }, { status: 500 });
    }
  };
}

/** A whole positive number from a route segment; 0, which no record has, for anything else. */
export function parseId(segment: string): number {
  return /^[1-9]\d{0,14}$/.test(segment) ? Number(segment) : 0;
}

/** The record, or "not found" for what does not exist and for what is another site's alike. */
export function found(record: object | undefined): Response {
  return record ? Response.json(record) : Response.json({ refusal: "not_found" }, { status: 404 });
}
