import { oneClickMessages, oneClickProblem } from "@/components/consent/unsubscribe-messages";
import { mayUnsubscribe } from "@/lib/consent/may-unsubscribe";
import { findUnsubscribe, unsubscribe } from "@/lib/consent/unsubscribe";
import { storageRefusalOf } from "@/lib/system/faults/storage-refusal";
import { database } from "@/lib/system/instance";
import { logUnexpected } from "@/lib/system/log";
import { inWriteTurn } from "@/lib/system/write-turns";

/**
 * Takes the POST of a mail program (RFC 8058), which gets no redirect, and that of our own page. Form posts to
 * `/unsubscribe/{token}` are rewritten to this route. It needs no session: the token is the proof.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const { token } = await params;
  try {
    const isFromPage = new URL(request.url).searchParams.has("page");
    const source = isFromPage ? "page" : "one click";
    if (!(await mayUnsubscribe(database(), token, request.headers)))
      return new Response(`${oneClickMessages.tooMany}\n`, { status: 429, headers: { "retry-after": "60" } });
    // This takes no turn to write for a link that does not exist.
    const isKnown =
      findUnsubscribe(database(), token) !== undefined &&
      (await inWriteTurn(database(), () => unsubscribe(database(), token, source, Date.now())));
    if (isFromPage)
      return new Response(null, {
        status: 303,
        headers: { location: `/unsubscribe/${encodeURIComponent(token)}` },
      });
    return new Response(`${isKnown ? oneClickMessages.done : oneClickMessages.unknown}\n`);
  } catch (error) {
    const reference = logUnexpected(error);
    const status = storageRefusalOf(error) ? 503 : 500;
    return new Response(`${oneClickProblem(reference)}\n`, { status });
  }
}
