import net from "node:net";

/** Returns the name under which this machine reaches what listens on `host`; every interface when that is left out. */
export function nameOf(host) {
  if (!host || host === "0.0.0.0" || host === "::") return "localhost";
  return net.isIPv6(host) ? `[${host}]` : host;
}
