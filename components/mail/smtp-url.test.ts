import { expect, test } from "vitest";
import { noServerTyped, smtpUrlOf } from "./smtp-url";

test("what a mail provider says becomes the URL that is stored", () => {
  const typed = {
    ...noServerTyped,
    host: " mail.example.com ",
    user: "ada@quill.example",
    password: "a/b:c@d",
  };
  expect(smtpUrlOf(typed)).toBe("smtps://ada%40quill.example:a%2Fb%3Ac%40d@mail.example.com:465");
  expect(smtpUrlOf({ ...typed, port: "587", user: "" })).toBe("smtp://mail.example.com:587");
  expect(smtpUrlOf({ ...typed, host: "smtp://10.0.0.1:25" })).toBe("smtp://10.0.0.1:25");
});
