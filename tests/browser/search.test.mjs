// Search works from a disk: what stands in an article is found by typing it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, reader } from "./reader.mjs";
import { address, largest, pagesIn } from "./site.mjs";

const { open } = reader();

test("typing words of a sentence finds the sentence", async () => {
  const page = await open(largest(pagesIn("articles")));
  const sentences = await page.$$eval("main .para [id^=s]", (all) => all.map((node) => node.textContent));
  const words = [...new Set(plain(sentences.slice(2, 6).join(" ")).match(/\p{L}{6,}/gu))].slice(0, 3);
  assert.equal(words.length, 3, "the article has no long words");
  await page.goto(address("search.html"));
  await page.getByRole("searchbox").pressSequentially(words.join(" "));
  const hit = page.locator("main a[href*='articles/'][href*='#s']").first();
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
