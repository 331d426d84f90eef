import { tellRefusalLater } from "@/lib/audit/refused/tell-refusal-later";
import { answerUnexpected } from "@/lib/doors/answer-unexpected";
import { database } from "@/lib/system/instance";
import { inWriteTurn } from "@/lib/system/write-turns";
import { findSiteAccess } from "./find-site-access";
import { isFromElsewhere, isSameOrigin } from "./is-same-origin";
import { lacksSecondFactor } from "./lacks-second-factor";
import { may, type Permission } from "./permissions";
import { isOfOtherSite, namedByLink } from "./shown-site";
import type { SiteAccess } from "./site-access";

interface RouteRule {
  permission: Permission;
  /**
   * Refuses requests from another site's page: "posts" must name our origin, "links" must not come from elsewhere.
   * What needs this also writes, at least an audit entry.
   */
  ownPages?: "posts" | "links";
  /** Is true for a POST that writes nothing: its body holds what must not stand in a URL. */
  isReading?: boolean;
  /** Is true where a form of a page posts, which cannot say what site that shows: a record of another is not found. */
  isForm?: boolean;
  /** Is true for a file that a link downloads: its address names the site that the page shows. */
  isDownload?: boolean;
}

/**
 * Wraps every route handler of a site: 401 without a session, 409 from a page of another of the sender's sites, 403
 * without the permission, the second factor that the site asks for or its own page, 503 when the machine is at fault,
 * 500 with a reference. Every refusal is `{ ok: false, refusal }`. Nothing it answers is cached.
 */
export function siteRoute<Params = Record<string, never>>(
  rule: Permission | RouteRule,
  handle: (access: SiteAccess, request: Request, params: Params) => Response | Promise<Response>,
) {
  const { permission, ownPages, isReading, isForm, isDownload }: RouteRule =
    typeof rule === "string" ? { permission: rule } : rule;
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      const access = await findSiteAccess();
      if (!access) return refuse("not_signed_in", 401);
      const mayBeSilent = !isDownload && (request.method === "GET" || isReading === true || isForm === true);
      const sent = isDownload ? namedByLink(request) : request.headers;
      if (isOfOtherSite(database(), access, sent, mayBeSilent)) return refuse("other_site", 409);
      if (lacksSecondFactor(access, database(), permission)) return refuse("second_factor_needed", 403);
      if (!may(access, permission)) {
        tellRefusalLater({ ...access, permission });
        return refuse("not_allowed", 403);
      }
      if (ownPages === "posts" && !isSameOrigin(request)) return refuse("not_allowed", 403);
      if (ownPages === "links" && isFromElsewhere(request)) return refuse("not_allowed", 403);
      const params = await context.params;
      if (isReading || (request.method === "GET" && ownPages === undefined))
        return unstored(await handle(access, request, params));
      return unstored(await inWriteTurn(database(), () => handle(access, request, params)));
    } catch (error) {
      return answerUnexpected(error);
    }
  };
}

/** Returns the positive integer in a route segment; for anything else 0, which no record has. */
export function parseId(segment: string): number {
  return /^[1-9]\d{0,14}$/.test(segment) ? Number(segment) : 0;
}

/** Returns the record, or "not found" both for a missing record and for a record of another site. */
export function found(record: object | undefined): Response {
  return record ? Response.json(record) : refuse("not_found", 404);
}

/** Keeps an answer, which may tell of people, out of every cache. */
function unstored(response: Response): Response {
  response.headers.set("cache-control", "no-store");
  return response;
}

function refuse(
  refusal: "not_signed_in" | "other_site" | "not_allowed" | "not_found" | "second_factor_needed",
  status: number,
): Response {
  return Response.json({ ok: false, refusal }, { status });
}
