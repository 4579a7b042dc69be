import assert from "node:assert/strict";
import { test } from "node:test";
import { addressTrap } from "../../../webroot/app/provider/address-trap.js";

test("an https address is for every provider", () => {
  assert.equal(addressTrap("google", "https://sendwell.test/oauth/google/callback"), null);
  assert.equal(addressTrap("microsoft", "https://sendwell.test:8443/oauth/microsoft/callback"), null);
});

test("without TLS a provider sends people to this machine only", () => {
  assert.match(addressTrap("google", "http://sendwell.test/oauth/google/callback").text, /HTTPS only/);
  assert.equal(addressTrap("google", "http://127.0.0.1:8080/oauth/google/callback"), null);
  assert.equal(addressTrap("microsoft", "http://localhost:8080/oauth/microsoft/callback"), null);
});

test("Microsoft knows this machine as localhost only", () => {
  assert.match(addressTrap("microsoft", "http://127.0.0.1:8080/oauth/microsoft/callback").text, /http:\/\/localhost:8080 /);
});
