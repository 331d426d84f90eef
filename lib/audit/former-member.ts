/** Names whoever did something and has no account any more. */
export const formerMember = "Former member";
