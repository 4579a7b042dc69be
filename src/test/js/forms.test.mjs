import assert from "node:assert/strict";
import { test } from "node:test";
import { BLANK, requestOf, suggested, typed } from "../../../webroot/app/connect/connect-form.js";
import { lacking, parse, textOf, write } from "../../../webroot/app/connect/csv.js";
import { addressesIn, isAddress, joined } from "../../../webroot/app/outbox/recipients.js";

const FOUND = {
  provider: "Fastmail", username: "anna@example.com",
  imap: { host: "imap.fastmail.com", port: 993, security: "tls" },
  smtp: { host: "smtp.fastmail.com", port: 587, security: "starttls" },
};

test("a suggestion fills what nobody typed", () => {
  const { values } = suggested(typed(BLANK, "email", "anna@example.com"), FOUND);
  assert.equal(values.imapHost, "imap.fastmail.com");
  assert.equal(values.smtpPort, "587");
  assert.equal(values.smtpSecurity, "starttls");
  assert.equal(values.providerName, "Fastmail");
});

test("a suggestion never overwrites what somebody typed, an emptied field included", () => {
  const own = typed(typed(BLANK, "imapHost", "mail.example.com"), "providerName", "");
  const { values } = suggested(own, FOUND);
  assert.equal(values.imapHost, "mail.example.com");
  assert.equal(values.providerName, "");
});

test("nothing of a suggestion for another address is left", () => {
  const first = suggested(typed(BLANK, "smtpPort", "2525"), {
    username: "a@one.test", imap: { host: "imap.one.test", port: 143, security: "starttls" }, smtp: { host: "smtp.one.test", port: 587 },
  });
  const { values } = suggested(first, {});
  assert.deepEqual([values.username, values.imapHost, values.imapPort, values.smtpHost, values.smtpPort], ["", "", "993", "", "2525"]);
});

test("choosing an encryption moves the port along, unless the port was typed", () => {
  assert.equal(typed(BLANK, "smtpSecurity", "starttls").values.smtpPort, "587");
  const own = typed(typed(BLANK, "smtpPort", "2525"), "smtpSecurity", "starttls");
  assert.equal(own.values.smtpPort, "2525");
});

test("what is left empty is left out of the request", () => {
  const form = suggested(typed(typed(BLANK, "email", " anna@example.com "), "password", " secret "), FOUND);
  assert.deepEqual(requestOf(form), {
    email: "anna@example.com", password: " secret ", providerName: "Fastmail", username: "anna@example.com",
    imap: { host: "imap.fastmail.com", port: 993, security: "tls" },
    smtp: { host: "smtp.fastmail.com", port: 587, security: "starttls" },
  });
});

test("a CSV file is read with quotes, commas, line breaks and a byte order mark", () => {
  const text = '\uFEFFemail,password\r\n"a@b.c","p,""q"""\n\nd@e.f,"two\nlines"';
  assert.deepEqual(parse(text), [["email", "password"], ["a@b.c", 'p,"q"'], ["d@e.f", "two\nlines"]]);
});

test("semicolons separate where the head has them", () => {
  assert.deepEqual(parse('email;password\r\na@b.test;"x;y,z"\r\n'), [["email", "password"], ["a@b.test", "x;y,z"]]);
});

test("a file that is not UTF-8 is not read as if it were", () => {
  assert.equal(textOf(new TextEncoder().encode("email,Müller").buffer), "email,Müller");
  assert.throws(() => textOf(Uint8Array.of(0x4d, 0xfc, 0x6c).buffer), TypeError);
});

test("what is written is read back the same", () => {
  const records = [["email", "password"], ["a@b.c", 'x,"y"\nz']];
  assert.deepEqual(parse(write(records)), records);
});

test("the columns that must be there are missed", () => {
  assert.deepEqual(lacking(["Email ", "name"]), ["password"]);
});

test("addresses are found however they are separated", () => {
  assert.deepEqual(addressesIn("a@b.c, d@e.f; Anna Berg <g@h.i>\nj@k.l m@n.o"), ["a@b.c", "d@e.f", "g@h.i", "j@k.l", "m@n.o"]);
});

test("the same address is taken once, whatever its case", () => {
  assert.deepEqual(joined(["a@b.c"], ["A@B.C", "d@e.f", "D@e.f"]), ["a@b.c", "d@e.f"]);
});

test("what cannot be an address is told apart", () => {
  assert.deepEqual(["a@b.c", "wrong@", "a b@c.d", "@c.d", "a@b"].map(isAddress), [true, false, false, false, false]);
});
