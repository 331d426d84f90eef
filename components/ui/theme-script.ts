/** Names the stored choice, and the event that says that it was made in this tab. */
export const themeKey = "theme";
export const themeEvent = "farewell:theme";

/** Runs in the browser as it stands, before the page is drawn, so that nothing is drawn in the wrong colours. */
function followTheme(key: string, event: string): void {
  const { classList, style } = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    let chosen: string | null = null;
    try {
      chosen = localStorage.getItem(key);
    } catch {
      // Storage is blocked, so nothing was chosen.
    }
    const isDark = chosen === "dark" || (chosen !== "light" && system.matches);
    classList.toggle("dark", isDark);
    style.colorScheme = isDark ? "dark" : "light";
  };
  apply();
  system.addEventListener("change", apply);
  for (const change of ["storage", event]) addEventListener(change, apply);
}

/** Is the script that gives every page the theme that this browser chose, or the system's. */
export const themeScript = `(${followTheme})(${JSON.stringify(themeKey)},${JSON.stringify(themeEvent)})`;
