/** Limits a logo, which every public page of the site loads. */
export const mostLogoBytes = 256 * 1024;

/** Lists what a logo can be, as the box that takes a file wants it. */
export const logoTypes = "image/png,image/jpeg,image/webp";
