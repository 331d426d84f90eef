import type { SetUpField } from "./set-up";

/** Says what each box of the set-up needs, when it was left empty or does not fit. */
export const setUpMessages: Record<SetUpField, string> = {
  name: "Type your name, in at most 200 characters.",
  siteName: "Type the name of your site, in at most 200 characters.",
  email: "Type an email address, such as name@example.com.",
  password: "Choose a password of at least 10 characters.",
};

export const signInMessages = {
  incomplete: "Type your email and your password.",
  wrong: "Email or password is wrong.",
};
