// What was cut can be read: every line of a file as it came, without scripts, one rule at a time, each line by its address.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, reader } from "./reader.mjs";
import { address, largest, ORIGINALS } from "./site.mjs";

const { open } = reader();
const PATH = largest(ORIGINALS);
const OFF = { javaScriptEnabled: false };

test("an article opens its page as it came, and that the article", async () => {
  const page = await open(PATH.replace(".original.html", ".html"), OFF);
  await page.getByRole("link", { name: "Page as it came" }).click();
  assert.equal(page.url(), address(PATH));
  await page.getByRole("link", { name: "Article", exact: true }).click();
  assert.equal(page.url(), address(PATH.replace(".original.html", ".html")));
});

test("a kept line opens its own words in the article", async () => {
  const page = await open(PATH, OFF);
  const line = page.locator(".came > li.k-kept", { has: page.getByRole("link", { name: /^Kept:/ }) }).first();
  const words = plain(await line.locator(".line-text").textContent());
  await line.locator("a.fate").click();
  const sentence = plain(await page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`).textContent());
  assert.ok(words.startsWith(sentence.replace(/^\d+ ?/, "").slice(0, 40)), `${sentence} | ${words}`);
});

test("a filter shows the lines of one rule alone, and all lines come back", async () => {
  const page = await open(PATH, OFF);
  const shown = () => page.locator(".came > li:visible").count();
  const all = await shown();
  await page.locator(".cuts tbody th a").first().click();
  const rule = new URL(page.url()).hash.replace("#only-", "");
  const one = await shown();
  assert.ok(one > 0 && one < all, `${one} of ${all}`);
  assert.equal(await page.locator(`.came > li.k-${rule}:visible`).count(), one);
  await page.locator(".filter:visible").getByRole("link", { name: "Show all lines" }).click();
  assert.equal(await shown(), all);
});

test("the address of a line marks it, also in the middle of a block", async () => {
  const page = await open(PATH, OFF);
  const cut = await page.locator(".came > li.k-cut").first().getAttribute("id");
  const ground = (anchor) => page.locator(`.came > li:has([id="${anchor}"]), .came > li[id="${anchor}"]`).evaluate((line) => getComputedStyle(line).backgroundColor);
  const before = await ground(cut);
  await page.goto(`${address(PATH)}#${cut}`);
  assert.notEqual(await ground(cut), before);
  const inner = page.locator(".came .line-text span[id^=L]");
  if ((await inner.count()) === 0) return;
  const anchor = await inner.first().getAttribute("id");
  const plainGround = await ground(anchor);
  await page.goto(`${address(PATH)}#${anchor}`);
  assert.notEqual(await ground(anchor), plainGround);
});

test("the page of sources leads to the lines that it counts", async () => {
  const page = await open("sources.html", OFF);
  await page.locator(".cuts td a").first().click();
  assert.match(page.url(), /\.original\.html#L\d+$/);
  assert.ok(await page.locator(".came > li:target, .came > li:has(:target)").isVisible());
});
