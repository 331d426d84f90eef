"use client";

import { SunMoon } from "lucide-react";
import { useTheme } from "next-themes";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice, MenuChoices, MenuContent, MenuTrigger } from "@/components/ui/menu";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";

export function ThemeMenu() {
  const { theme, setTheme } = useTheme();
  const isHydrated = useIsHydrated();
  return (
    <Menu>
      <MenuTrigger>
        <Button variant="ghost" size="icon" aria-label="Appearance" disabled={!isHydrated}>
          <SunMoon aria-hidden="true" className="size-5" />
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuChoices value={theme ?? "system"} onValueChange={setTheme}>
          <MenuChoice value="light">Light</MenuChoice>
          <MenuChoice value="dark">Dark</MenuChoice>
          <MenuChoice value="system">As the system</MenuChoice>
        </MenuChoices>
      </MenuContent>
    </Menu>
  );
}
