import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { productLabels } from "@/components/shell/product-labels";
import { KeepTheme } from "@/components/ui/keep-theme";
import { themeScript } from "@/components/ui/theme-script";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: productLabels.name, template: productLabels.titleTemplate },
  description: productLabels.description,
  robots: { index: false, follow: false },
  manifest: "/manifest.webmanifest",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#151c1b" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: The script is our own, and holds nothing typed. */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
        <KeepTheme />
        {children}
      </body>
    </html>
  );
}
