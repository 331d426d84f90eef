import { type NextRequest, NextResponse } from "next/server";
import { askedPathHeader } from "@/lib/auth/return-path";

/** Tells pages which page was asked for, so that signing in leads back to it. Whatever the sender says is replaced. */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(askedPathHeader, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

export const config = {
  /** Leaves out what is no page for someone who is signed in. */
  matcher: "/((?!api/|_next/|icons/|forms/|confirm/|unsubscribe/|sign-in|setup|.*\\.[a-z]+$).*)",
};
