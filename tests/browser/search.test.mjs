// Search works from a disk: what stands in an article is found by typing it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, reader } from "./reader.mjs";
import { address, largest, pagesIn } from "./site.mjs";

const { open } = reader();

test("typing words of a sentence finds the sentence", async () => {
  const page = await open(largest(pagesIn("articles")));
  const sentences = await page.$$eval("main .para [id^=s]", (all) => all.map((node) => node.textContent));
  const longWords = (sentence) => [...new Set(plain(sentence).match(/\p{L}{6,}/gu))].slice(0, 3);
  const words = sentences.slice(2).map(longWords).find((found) => found.length === 3);
  assert.ok(words, "no sentence of the article has three long words");
  await page.goto(address("search.html"));
  await page.getByRole("searchbox").pressSequentially(words.join(" "));
  const hit = page.locator("#results a[href*='articles/'][href*='#s']").first();
  await hit.waitFor({ timeout: 5000 });
  await hit.click();
  const found = plain(await page.locator(":target").textContent()).toLowerCase();
  assert.ok(words.some((word) => found.includes(word.toLowerCase())), `“${words.join(" ")}” led to: ${found}`);
});

test("a name is found by its first letters", async () => {
  const page = await open(largest(pagesIn("people")));
  const name = plain(await page.textContent("h1"));
  await page.goto(address("search.html"));
  await page.getByRole("searchbox").pressSequentially(name.slice(0, -1));
  await page.locator("main a[href*='people/']", { hasText: name }).first().waitFor({ timeout: 5000 });
});
