// Whatever can be clicked leads somewhere: to a page, and on it to the sentence that was promised.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, reader } from "./reader.mjs";
import { address, MOVED, PAGES } from "./site.mjs";

const { open } = reader();

test("every link of the home page leads to a page with its own heading", async () => {
  const page = await open("index.html");
  const links = await page.$$eval("a[href]", (all) => all.map((a) => new URL(a.getAttribute("href"), location.href).href).filter((href) => href.startsWith("file:")));
  const pages = [...new Set(links.map((href) => href.split("#")[0]))].filter((href) => href.endsWith(".html"));
  assert.ok(pages.length > 5, `only ${pages.length} pages are linked`);
  for (const href of pages) {
    await page.goto(href);
    assert.notEqual(plain(await page.textContent("h1")), "", `${href} has no heading`);
  }
});

test("a click on a chip opens its sentence", async () => {
  const page = await open("index.html");
  const chips = page.locator("main a.chip:visible");
  const count = await chips.count();
  assert.ok(count > 0, "the home page cites nothing");
  for (const n of [0, Math.floor(count / 2), count - 1]) {
    await page.goto(address("index.html"));
    await Promise.all([page.waitForURL(/#s\d+$/, { waitUntil: "load" }), chips.nth(n).click()]);
    const target = page.locator(":target");
    assert.equal(await target.count(), 1, `chip ${n} leads to no sentence: ${page.url()}`);
    assert.ok(await target.isVisible(), `the sentence of chip ${n} is hidden`);
    assert.ok(plain(await target.textContent()).length > 10, `chip ${n} leads to an empty sentence`);
  }
});

test("the words of every key point stand in the sentence that it cites", async () => {
  const page = await open("index.html");
  const points = await page.$$eval(".points > li", (items) =>
    items.map((item) => {
      const words = item.querySelector("p").cloneNode(true);
      words.querySelectorAll(".chip, .chips, .badge, .added").forEach((node) => node.remove());
      return { words: words.textContent.replace(/\s+([,.;:!?])/g, "$1"), href: (item.querySelector("a.chip.from") ?? item.querySelector("a.chip"))?.href };
    }),
  );
  assert.ok(points.length > 0, "the home page has no key points");
  for (const { words, href } of points) {
    assert.ok(href, `no source for: ${words}`);
    await page.goto(href);
    const sentence = plain(await page.locator(":target").textContent());
    for (const piece of words.split("…").map(plain).filter(Boolean)) {
      assert.ok(sentence.includes(piece), `${href} does not say: ${piece}`);
    }
  }
});

test("every fragment of every page has its place", async () => {
  const page = await open("index.html");
  const ids = new Map();
  const links = [];
  for (const path of PAGES) {
    await page.goto(address(path));
    const found = await page.evaluate(() => ({
      at: location.href.split("#")[0],
      ids: [...document.querySelectorAll("[id]")].map((node) => node.id),
      links: [...document.querySelectorAll("a[href*='#']")].map((a) => new URL(a.getAttribute("href"), location.href).href).filter((href) => href.startsWith("file:")),
    }));
    ids.set(found.at, new Set(found.ids));
    links.push(...found.links);
  }
  const broken = [...new Set(links)].filter((href) => {
    const [at, fragment] = href.split("#");
    return fragment !== "" && !ids.get(at)?.has(decodeURIComponent(fragment));
  });
  assert.deepEqual(broken, []);
});

test("the old address of something that was renamed leads on to it", async () => {
  const page = await open("index.html");
  for (const path of MOVED) {
    await page.goto(address(path));
    await page.waitForURL((url) => url.href !== address(path));
    assert.notEqual(plain(await page.textContent("h1")), "", `${path} leads to no page`);
  }
});
