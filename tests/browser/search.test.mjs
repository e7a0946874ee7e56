// Search works from a disk: what stands in an article is found by typing it, narrowed, walked through by keys and kept in the address.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { plain, reader } from "./reader.mjs";
import { address, largest, pagesIn, ROOT } from "./site.mjs";

const { open, blank } = reader();
const BOX = "#q";
const HIT = "#results .sentence a";

/** Three long words of a sentence of the largest article, and the article's page. */
async function threeWords() {
  const page = await open(largest(pagesIn("articles")));
  const sentences = await page.$$eval("main .para [id^=s]", (all) => all.map((node) => node.textContent));
  const longWords = (sentence) => [...new Set(plain(sentence).match(/\p{L}{6,}/gu))].slice(0, 3);
  const words = sentences.slice(2).map(longWords).find((found) => found.length === 3);
  assert.ok(words, "no sentence of the article has three long words");
  return { page, words };
}

/** The search page with something typed, once its results stand. */
async function searched(query, options) {
  const page = await blank(options);
  await page.goto(`${address("search.html")}?q=${query}`);
  await page.locator("#results a").first().waitFor();
  return page;
}

test("typing words of a sentence finds the sentence, with the words marked", async () => {
  const { page, words } = await threeWords();
  await page.goto(address("search.html"));
  await page.getByRole("searchbox").pressSequentially(words.join(" "));
  const hit = page.locator("#results a[href*='articles/'][href*='#s']").first();
  await hit.waitFor();
  await page.waitForFunction((n) => document.querySelectorAll("#results .sentence:first-child mark").length >= n, words.length);
  await hit.click();
  const found = plain(await page.locator(":target").textContent()).toLowerCase();
  assert.ok(words.every((word) => found.includes(word.toLowerCase())), `“${words.join(" ")}” led to: ${found}`);
});

test("a name is found by its first letters", async () => {
  const page = await open(largest(pagesIn("people")));
  const name = plain(await page.textContent("h1"));
  await page.goto(address("search.html"));
  await page.getByRole("searchbox").pressSequentially(name.slice(0, -1));
  await page.locator("#results a[href*='people/']", { hasText: name }).first().waitFor();
});

test("every name leads to its page", async () => {
  const page = await open("search.html");
  const names = await page.evaluate(() => BACKGROUNDER_INDEX.names.map(([name]) => name));
  const missing = [];
  for (const name of names) {
    await page.locator(BOX).fill(`"${name}"`);
    const link = page.locator("#results a:not(.sentence a)", { hasText: name }).first();
    const href = await link.getAttribute("href");
    if (!existsSync(join(ROOT, decodeURIComponent(href)))) missing.push(`${name}: ${href}`);
  }
  assert.deepEqual(missing, []);
});

test("what is typed and chosen stands in the address, and a reader who comes back finds it", async () => {
  const { words } = await threeWords();
  const page = await searched(encodeURIComponent(words[0]));
  await page.locator("#kind").selectOption("sentences");
  const source = await page.locator("#source option:nth-child(2)").getAttribute("value");
  await page.locator("#source").selectOption(source);
  await page.waitForFunction(() => /[?&]kind=sentences&source=\d+/.test(location.search));
  const before = await page.$$eval(HIT, (all) => all.map((a) => a.textContent));
  assert.ok(before.length > 0);
  const said = Number(/\((\d+)\)/.exec(await page.locator("#source option:checked").textContent())[1]);
  assert.equal(Math.min(said, 10), before.length, "the number beside a choice is the number of results");
  await page.reload();
  await page.locator(HIT).first().waitFor();
  assert.deepEqual(await page.$$eval(HIT, (all) => all.map((a) => a.textContent)), before);
  assert.equal(await page.locator("#source").inputValue(), source);
});

test("a blank written as + and a wrong percent code do no harm", async () => {
  const { words } = await threeWords();
  const page = await searched(words.slice(0, 2).join("+"));
  assert.equal(await page.locator(BOX).inputValue(), words.slice(0, 2).join(" "));
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(`${address("search.html")}?q=100%&kind=nothing&source=999&date=%E0%A4%A`);
  await page.locator("#search:not([hidden])").waitFor();
  assert.deepEqual(errors, []);
});

test("arrows walk through the results, Escape comes back, Enter goes to the first result", async () => {
  const { words } = await threeWords();
  const page = await searched(encodeURIComponent(words[0]));
  const focused = () => page.evaluate(() => [...document.querySelectorAll("#results a")].indexOf(document.activeElement));
  const inBox = () => page.evaluate(() => document.activeElement.id === "q");
  await page.locator(BOX).focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(), 0);
  await page.keyboard.press("ArrowUp");
  assert.ok(await inBox());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  assert.ok(await inBox());
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.closest("#results"));
  const href = await page.evaluate(() => document.activeElement.href);
  await page.keyboard.press("Enter");
  await page.waitForURL(href);
});

test("the number of results is said when typing pauses, not at each key", async () => {
  const { words } = await threeWords();
  const page = await open("search.html");
  await page.evaluate(() => {
    window.said = [];
    new MutationObserver(() => window.said.push(document.getElementById("search-count").textContent)).observe(document.getElementById("search-count"), { childList: true });
  });
  await page.locator(BOX).pressSequentially(words[0]);
  await page.waitForFunction(() => window.said.some((words) => /\d+ sentence/.test(words)));
  assert.equal(await page.locator("#search-count").getAttribute("role"), "status");
  assert.ok((await page.evaluate(() => window.said.length)) < words[0].length);
});

test("where nothing is found the page says so", async () => {
  const page = await open("search.html");
  await page.locator(BOX).fill("qqzzxxqq");
  await page.getByText("Nothing found.").waitFor();
  await page.locator(BOX).fill("of the ");
  await page.getByText("nearly every sentence").waitFor();
});

test("results fit a narrow screen and hold no finding of axe-core", async () => {
  const { words } = await threeWords();
  for (const colorScheme of ["light", "dark"]) {
    const page = await searched(encodeURIComponent(words[0]), { colorScheme, viewport: { width: 320, height: 800 } });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
    const { violations } = await page.evaluate(() => window.axe.run());
    assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes[0].html}`), []);
  }
});
