// The site opens from a disk without a network: no page asks for anything outside it, and nothing it asks for is missing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { reader } from "./reader.mjs";
import { address, PAGES, ROOT } from "./site.mjs";

const { blank } = reader();

test("no page makes an outside or a failed request, or reports an error", async () => {
  const page = await blank();
  const home = pathToFileURL(ROOT).href;
  const findings = [];
  let at = "";
  page.on("request", (r) => r.url().startsWith(home) || r.url().startsWith("data:") || findings.push(`${at} asks for ${r.url()}`));
  page.on("requestfailed", (r) => findings.push(`${at} fails to get ${r.url()}`));
  page.on("pageerror", (error) => findings.push(`${at}: ${error.message}`));
  page.on("console", (m) => m.type() === "error" && findings.push(`${at}: ${m.text()}`));
  for (at of PAGES) {
    await page.goto(address(at), { waitUntil: "load" });
  }
  assert.deepEqual(findings, []);
  await page.context().close();
});
