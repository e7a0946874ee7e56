// What the page does for a reader beyond links: previews, copied links and quotations, keys, light or dark.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, reader } from "./reader.mjs";
import { largest, pagesIn } from "./site.mjs";

const { open } = reader();
const ARTICLE = largest(pagesIn("articles"));

test("a name shows what the page knows of it, on hover and on focus, and Esc closes it", async () => {
  const page = await open(ARTICLE);
  const name = page.locator("main a.ent").first();
  const card = page.locator(`[data-cards] a[href="${await name.getAttribute("href")}"]`).locator("xpath=ancestor::li");
  await name.hover();
  await page.waitForSelector(".preview");
  assert.equal(plain(await page.textContent(".preview")), plain(await card.textContent()));
  await page.hover(".preview");
  await page.waitForTimeout(400);
  assert.ok(await page.isVisible(".preview"), "the preview goes when the pointer moves onto it");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".preview").count(), 0);

  await page.mouse.move(0, 0);
  for (let n = 0; n < 40 && !(await page.evaluate(() => document.activeElement.matches("a.ent"))); n += 1) {
    await page.keyboard.press("Tab");
  }
  await page.waitForSelector(".preview");
  assert.equal(await page.getAttribute("a.ent:focus", "aria-describedby"), "preview");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("[aria-describedby=preview]").count(), 0);
});

test("the number of a source shows its headline, publisher and date, also on the front page", async () => {
  for (const path of ["index.html", "timeline.html", ARTICLE]) {
    const page = await open(path);
    const chip = page.locator("main a.chip[href*='.html#']:visible").first();
    await chip.hover();
    await page.waitForSelector(".preview");
    const said = plain(await page.textContent(".preview"));
    const label = await chip.getAttribute("aria-label");
    assert.ok(said.startsWith(label) && said.length > label.length + 20, `${path}: ${said}`);
  }
});

test("touch opens no preview", async () => {
  const page = await open(ARTICLE, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
  await page.locator("main a.ent").first().dispatchEvent("mouseover", { bubbles: true });
  await page.waitForTimeout(500);
  assert.equal(await page.locator(".preview").count(), 0);
});

test("the number of a sentence gives its address and its words with their source", async () => {
  const page = await open(ARTICLE, { permissions: ["clipboard-read", "clipboard-write"] });
  const number = page.locator("main .para a.anchor").nth(1);
  const sentence = plain(await number.evaluate((node) => node.parentNode.textContent)).replace(/^\d+ /, "");
  await number.click();
  const [link, quote] = [page.locator(".copy button").first(), page.locator(".copy button").nth(1)];
  await link.click();
  await page.waitForFunction(() => document.querySelector(".copy button").textContent === "Copied");
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  assert.ok((await clipboard()).endsWith(`.html${await number.getAttribute("href")}`));
  await quote.click();
  await page.waitForFunction(() => document.querySelectorAll(".copy button")[1].textContent === "Copied");
  assert.ok((await clipboard()).startsWith(`“${sentence}” (`), await clipboard());
});

test("keys lead round the briefing, are listed, and can be switched off", async () => {
  const page = await open("index.html");
  await page.keyboard.press("?");
  assert.ok(await page.isVisible("dialog#keys"));
  await page.keyboard.press("Escape");
  assert.ok(!(await page.isVisible("dialog#keys")));
  await page.keyboard.press("2");
  await page.waitForURL(/timeline\.html$/);
  await page.keyboard.press("j");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".dated > li")), "j goes to no event");
  await page.keyboard.press("/");
  await page.waitForURL(/search\.html#q$/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.press("Tab");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("?");
  await page.check("#keys-off");
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  await page.waitForTimeout(200);
  assert.match(page.url(), /search\.html#q$/);
});

test("the reader's choice of light holds on the next page", async () => {
  const page = await open("index.html", { colorScheme: "light" });
  await page.selectOption("#theme", "dark");
  await page.goto(page.url().replace("index.html", "compare.html"));
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
});

test("an article page stays small", async () => {
  const page = await open(ARTICLE);
  const { readFileSync } = await import("node:fs");
  const { fileURLToPath } = await import("node:url");
  const sizes = await page.evaluate(() => ({
    page: location.href,
    scripts: [...document.scripts].map((script) => script.src).filter(Boolean),
    styles: [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.href),
  }));
  const KIB = 1024;
  const bytes = (urls) => urls.reduce((sum, url) => sum + readFileSync(fileURLToPath(url.split("#")[0])).length, 0);
  assert.ok(bytes(sizes.scripts) <= 15 * KIB, `${bytes(sizes.scripts)} bytes of script`);
  assert.ok(bytes(sizes.styles) <= 25 * KIB, `${bytes(sizes.styles)} bytes of style`);
  const all = bytes([sizes.page, ...sizes.scripts, ...sizes.styles]);
  assert.ok(all <= 60 * KIB, `${all} bytes of page, script and style`);
});
