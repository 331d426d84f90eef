import { isIP } from "node:net";
import { compile } from "@fastify/proxy-addr";

/** Tells of an address, and how many others stand between it and this server, whether a proxy of ours has it. */
export type IsTrusted = (address: string, hops: number) => boolean;

const mostHops = 10;
const namedNetworks = ["loopback", "linklocal", "uniquelocal"];

/**
 * Reads the setting `TRUST_PROXY`: "off", how many proxies stand in front, or their networks with commas between.
 * Returns undefined when it is none of these.
 */
export function trustedProxies(setting: string): IsTrusted | undefined {
  if (setting === "off") return () => false;
  if (/^\d+$/.test(setting)) {
    const most = Number(setting);
    return most <= mostHops ? (_address, hops) => hops < most : undefined;
  }
  const networks = setting.split(",").map((network) => network.trim());
  const isNetwork = (given: string) => namedNetworks.includes(given) || isIP(given.split("/")[0] ?? "") > 0;
  if (!networks.every(isNetwork)) return undefined;
  try {
    return compile(networks);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
