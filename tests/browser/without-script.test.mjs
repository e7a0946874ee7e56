// A reader without JavaScript misses nothing but the search field.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, reader } from "./reader.mjs";
import { largest, pagesIn } from "./site.mjs";

const { open } = reader();
const OFF = { javaScriptEnabled: false };

test("home shows its key points and their chips", async () => {
  const page = await open("index.html", OFF);
  assert.ok(await page.locator(".points > li").first().isVisible());
  await page.locator(".points a.chip").first().click();
  assert.match(page.url(), /#s\d+$/);
});

test("an article shows its sentences", async () => {
  const page = await open(largest(pagesIn("articles")), OFF);
  assert.ok((await page.locator("main [id^=s] .anchor, main [id^=s] > .anchor").count()) > 5);
  assert.ok(plain(await page.textContent("main")).length > 500);
});

test("the search page shows the names from A to Z", async () => {
  const page = await open("search.html", OFF);
  const names = page.locator("main a[href*='people/']");
  assert.ok((await names.count()) > 0, "no name is listed");
  assert.ok(await names.first().isVisible());
});
