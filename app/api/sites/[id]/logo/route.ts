import { parseId } from "@/lib/auth/site-route";
import { findSiteLogo } from "@/lib/sites/site-logo";
import { database } from "@/lib/system/instance";

/** Shows the logo of a site to anyone. What a URL with the time of the picture shows never changes. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const logo = findSiteLogo(database(), parseId((await params).id));
  if (!logo) return new Response(null, { status: 404 });
  const isOfUrl = new URL(request.url).searchParams.get("set") === String(logo.setAt);
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      "Content-Type": logo.type,
      "Cache-Control": isOfUrl ? "public, max-age=31536000, immutable" : "no-store",
      "Content-Disposition": "inline",
    },
  });
}
