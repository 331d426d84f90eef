import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { TLSSocket } from "node:tls";
import proxyAddr from "@fastify/proxy-addr";
import type { IsTrusted } from "@/lib/system/trusted-proxies";
import { headersOf } from "./response-headers";
import { schemeHeader, senderHeader } from "./sender";

/** Bounds every body but that of an upload. Next's own limit for actions is the same. */
export const mostBodyBytes = 4 * 1024 * 1024;
/** Takes lists of a gigabyte, which it counts on their way to the disk. */
const uploadPath = "/api/imports";
const oneYearSeconds = 31_536_000;
/** Is for how long what still comes of a refused body is read and dropped, so that the sender gets to the answer. */
const lingerMs = 1000;

const passHeader = "x-farewell-pass";
const pass = randomBytes(32).toString("base64url");

interface Surroundings {
  isTrusted: IsTrusted;
  /** Is the public url of this instance, where one is set. */
  appUrl: string | undefined;
}

/**
 * Stands before everything else that answers a request: says in headers of its own who sent it, sets those that every
 * answer has, bounds the body and refuses what cannot be understood. Returns false when it has answered.
 */
export function admitRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { isTrusted, appUrl }: Surroundings,
): boolean {
  const path = request.url?.split("?")[0] ?? "/";
  for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
  if (!isOurOwn(request)) {
    const isSecure = isOverTls(request, isTrusted) || isUnder(appUrl, request);
    request.headers[senderHeader] = proxyAddr(request, isTrusted);
    request.headers[schemeHeader] = isSecure ? "https" : "http";
    request.headers[passHeader] = pass;
    if (isSecure) response.setHeader("Strict-Transport-Security", `max-age=${oneYearSeconds}`);
  }
  if (!isUnderstood(path, request.url ?? "/", request.headers.origin))
    return refuse(response, 400, "bad_request");
  blameSenderOfAction(request, response);
  return path === uploadPath || boundBody(request, response);
}

/**
 * Tells whether Next asks this server for a part of an answer, as where an action leads. Such a request has the headers
 * of the one that it is for, with what was said of its sender, and the pass that nobody else knows.
 */
export function isOurOwn({ headers }: IncomingMessage): boolean {
  return headers[passHeader] === pass;
}

function isOverTls(request: IncomingMessage, isTrusted: IsTrusted): boolean {
  if ((request.socket as Partial<TLSSocket>).encrypted) return true;
  const [said] = String(request.headers["x-forwarded-proto"] ?? "").split(",");
  return said?.trim() === "https" && isTrusted(request.socket.remoteAddress ?? "", 0);
}

/** Tells whether the owner says that people reach the host of this request over TLS. */
function isUnder(appUrl: string | undefined, { headers }: IncomingMessage): boolean {
  if (appUrl === undefined) return false;
  const { protocol, host } = new URL(appUrl);
  return protocol === "https:" && headers.host === host;
}

/**
 * Tells whether url and origin can be read, and the url has no NUL. Next answers those that cannot with 500, and writes
 * them to the log.
 */
function isUnderstood(path: string, url: string, origin: string | undefined): boolean {
  if (/%00/.test(url)) return false;
  try {
    decodeURIComponent(path);
  } catch {
    return false;
  }
  return origin === undefined || origin === "null" || URL.canParse(origin);
}

/**
 * Answers 400 where Next would say that it failed, because it could not read what was sent to an action. Actions
 * answer their own faults as a value, so the fault is the sender's.
 */
function blameSenderOfAction({ method, headers }: IncomingMessage, response: ServerResponse): void {
  const isAction =
    headers["next-action"] !== undefined || headers["content-type"]?.startsWith("multipart/form-data");
  if (method !== "POST" || !isAction) return;
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) =>
    writeHead(status === 500 ? 400 : status, ...rest);
}

/** Counts the body as it arrives. At the first byte over the limit it answers 413, and drops what else comes. */
function boundBody(request: IncomingMessage, response: ServerResponse): boolean {
  if (Number(request.headers["content-length"]) > mostBodyBytes) return refuse(response, 413, "too_large");
  let byteCount = 0;
  const push = request.push.bind(request);
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    byteCount += chunk?.length ?? 0;
    if (byteCount <= mostBodyBytes) return push(chunk, encoding);
    if (byteCount - (chunk?.length ?? 0) <= mostBodyBytes) turnAway(request, response);
    return true;
  };
  return true;
}

/**
 * Answers while the body still comes. A connection that is closed with bytes unread is reset, and the sender's system
 * then drops the answer unread, so the answer is ended a moment later.
 */
function turnAway(request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent) return void response.destroy();
  response.write(writeRefusal(response, 413, "too_large"));
  const end = setTimeout(() => request.destroy(), lingerMs);
  response.once("close", () => {
    clearTimeout(end);
    request.destroy();
  });
}

function refuse(response: ServerResponse, status: number, refusal: string): false {
  response.end(writeRefusal(response, status, refusal));
  return false;
}

/** Writes the head of a refusal, and returns its body. */
function writeRefusal(response: ServerResponse, status: number, refusal: string): string {
  const body = JSON.stringify({ ok: false, refusal });
  const length = Buffer.byteLength(body);
  response.writeHead(status, {
    "Content-Type": "application/json",
    "Content-Length": length,
    Connection: "close",
  });
  return body;
}
