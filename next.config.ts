import type { NextConfig } from "next";

const config: NextConfig = {
  serverExternalPackages: ["better-sqlite3", "pino"],
  // Lists what of the packages is needed to run, so that `bin/pack.mjs` copies that and nothing else.
  output: "standalone",
  outputFileTracingExcludes: { "/*": ["node_modules/{@img,sharp}/**"] },
  outputFileTracingIncludes: {
    "/*": ["node_modules/{sirv,totalist,mrmime,@polka/url}/**", "node_modules/next/dist/server/next.js"],
  },
  poweredByHeader: false,
  devIndicators: false,
  // `npm test` checks all types, so a demo build does not need to wait for that.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    serverActions: { bodySizeLimit: "4mb" },
    // Each page loads in some ms when it is first asked for, so a start need not load them all.
    preloadEntriesOnStart: false,
  },
  // A mail program's one-click POST goes to the url in the message (RFC 8058). That url is a page, so it is rewritten
  // to the API route.
  rewrites: async () => ({
    beforeFiles: [
      {
        source: "/unsubscribe/:token",
        has: [
          {
            type: "header",
            key: "content-type",
            value: "(application/x-www-form-urlencoded|multipart/form-data).*",
          },
        ],
        destination: "/api/unsubscribe/:token",
      },
    ],
    afterFiles: [],
    fallback: [],
  }),
};

export default config;
