/**
 * Takes out what nobody sees: every code point of Default_Ignorable_Code_Point (zero-width spaces, joiners, soft hyphens,
 * fillers) and of the categories Cf and Cc. Spaces stay. Safe in the browser.
 */
export function withoutInvisible(text: string): string {
  return text.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu, "");
}
