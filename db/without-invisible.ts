const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu;

/**
 * Removes invisible characters: every Default_Ignorable_Code_Point (zero-width spaces, joiners, soft hyphens,
 * fillers) and the categories Cf and Cc. Spaces stay.
 */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, "");
}

export function hasInvisible(text: string): boolean {
  return text.search(invisible) >= 0;
}
