"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { NoMailServer } from "./no-mail-server";
import { sendingQuery } from "./sending-query";

/** Where something would be sent: says that it is not while no mail server is set, and nothing once one is. */
export function MailServerCheck({ children }: { children?: ReactNode }) {
  const { data } = useQuery(sendingQuery);
  return data && !data.hasServer ? <NoMailServer>{children}</NoMailServer> : null;
}
