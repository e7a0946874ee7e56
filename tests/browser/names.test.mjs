// The page of a name leads from mention to mention, and each to its sentence; an index can be narrowed, and needs no script.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, reader } from "./reader.mjs";
import { address, largest, pagesIn } from "./site.mjs";

const { open } = reader();
const OFF = { javaScriptEnabled: false };
const PERSON = largest(pagesIn("people"));

test("every mention is reached from the first by the arrows alone, and back", async () => {
  const page = await open(PERSON, OFF);
  const sentences = await page.locator(".context > li").count();
  assert.ok(sentences > 2, "the largest page of a person holds hardly a mention");
  await page.goto(`${address(PERSON)}#m1`);
  const seen = [];
  for (let step = 0; step < sentences; step += 1) {
    const here = page.locator(".context > li:target");
    assert.equal(await here.count(), 1, `step ${step} leads to no mention: ${page.url()}`);
    assert.ok(await here.locator("mark").first().isVisible(), "no name is marked");
    seen.push(await here.getAttribute("id"));
    const next = here.getByRole("link", { name: /^Mention after/ });
    if (step < sentences - 1) await next.click();
    else assert.equal(await next.count(), 0, "the last mention leads on");
  }
  assert.equal(new Set(seen).size, sentences);
  await page.locator(".context > li:target").getByRole("link", { name: /^Mention before/ }).click();
  assert.equal(new URL(page.url()).hash.slice(1), seen.at(-2));
});

test("a mention opens the sentence that holds it", async () => {
  const page = await open(PERSON, OFF);
  const item = page.locator(".context > li").nth(1);
  const name = plain(await item.locator("mark").first().textContent());
  await item.locator("a.chip").click();
  assert.ok(plain(await page.locator(":target").textContent()).includes(name));
});

test("an index is narrowed by words and by source", async () => {
  const page = await open("people/index.html");
  const rows = page.locator(".names tbody tr:visible");
  const all = await rows.count();
  const name = plain(await page.locator(".names tbody th").first().textContent());
  await page.getByLabel("Name or role").fill(name.toUpperCase());
  assert.ok((await rows.count()) < all && (await rows.count()) > 0);
  assert.match(plain(await page.locator("#n-count").textContent()), /^\d+ of \d+ names$/);
  await page.getByLabel("Name or role").fill("");
  await page.getByLabel("Source", { exact: true }).selectOption("1");
  for (const row of await rows.all()) {
    assert.ok((await row.getAttribute("data-s")).split(" ").includes("1"));
  }
});

test("without a script an index stands whole and its letters lead into it", async () => {
  const page = await open("people/index.html", OFF);
  assert.ok(!(await page.locator("#narrow").isVisible()));
  const letter = page.locator(".letters a").last();
  await letter.click();
  const surname = plain(await page.locator("tbody:target th").first().textContent());
  assert.ok(surname.includes(plain(await letter.textContent())), surname);
});
