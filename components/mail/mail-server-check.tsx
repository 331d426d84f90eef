"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { NoMailServer } from "./no-mail-server";
import { sendingQuery } from "./sending-query";

/**
 * Warns, on pages that would send mail, that nothing is sent while no mail server is set. Renders nothing once a
 * server is set.
 */
export function MailServerCheck({ className, children }: { className?: string; children?: ReactNode }) {
  const { data } = useQuery(sendingQuery);
  return data && !data.hasServer ? (
    <NoMailServer {...(className !== undefined && { className })}>{children}</NoMailServer>
  ) : null;
}
