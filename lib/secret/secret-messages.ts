/** Says why a start is refused. */
export type SecretRefusal =
  | "missing"
  | "other_file"
  | "other_variable"
  | "variable_beside_file"
  | "opens_nothing";

const why = "Without it, people who were deleted are not recognised and stored keys cannot be read.";

/** Says what to do about a secret that does not belong to the database in `DATA_DIR`. */
export const secretMessages: Record<SecretRefusal, string> = {
  missing: `The secret of this database is missing. Put the file app-secret back into DATA_DIR from a backup, or set APP_SECRET to the secret used before. ${why}`,
  other_file: `The file app-secret in DATA_DIR is not the secret that this database was made with. Put back the app-secret that belongs to it, from the same backup as the database, or set APP_SECRET to the secret used before. ${why}`,
  other_variable: `APP_SECRET is not the secret that this database was made with. Set it to the one used before. To change it, stop Farewell and run: npm run farewell -- change-secret. ${why}`,
  variable_beside_file: `APP_SECRET is not the secret that this database was made with, but the file app-secret in DATA_DIR is. Start without APP_SECRET. To change the secret, stop Farewell and run: npm run farewell -- change-secret.`,
  opens_nothing: `The secret, from APP_SECRET or the file app-secret in DATA_DIR, does not open what is encrypted in this database. Use the secret that was used before. ${why}`,
};
