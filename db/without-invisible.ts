const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu;

/**
 * Takes out what nobody sees: every code point of Default_Ignorable_Code_Point (zero-width spaces, joiners, soft hyphens,
 * fillers) and of the categories Cf and Cc. Spaces stay. Safe in the browser.
 */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, "");
}

export function hasInvisible(text: string): boolean {
  return text.search(invisible) >= 0;
}
