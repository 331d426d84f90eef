import type { ReactNode } from "react";
import { SettingsNav } from "@/components/shell/settings-nav";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid gap-x-10 gap-y-5 lg:grid-cols-[12rem_minmax(0,1fr)]">
      <div className="min-w-0">
        <SettingsNav />
      </div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
