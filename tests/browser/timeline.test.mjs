// The timeline is narrowed by status and person, with and without a script; what a link leads to is always shown, and
// paper holds everything.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plain, reader } from "./reader.mjs";
import { address } from "./site.mjs";

const { open } = reader();
const PAGE = "timeline.html";
const items = (page) => page.locator("section.days .dated > li");
const shown = (page) => page.locator("section.days .dated > li:visible");

for (const javaScriptEnabled of [true, false]) {
  test(`a status and a person narrow the list, script: ${javaScriptEnabled}`, async () => {
    const page = await open(PAGE, { javaScriptEnabled });
    const all = await items(page).count();
    assert.equal(await shown(page).count(), all);
    await page.getByRole("radio", { name: /^Planned/ }).check();
    const planned = await shown(page).count();
    assert.ok(planned > 0 && planned < all);
    for (const item of await shown(page).all()) {
      assert.match(await item.getAttribute("data-status"), /planned/);
    }
    await page.getByLabel("All", { exact: true }).check();
    const person = await page.locator("#c-who option").nth(1).getAttribute("value");
    await page.getByLabel("Person").selectOption(person);
    const theirs = await shown(page).count();
    assert.ok(theirs > 0 && theirs < all);
    assert.equal(theirs, await page.locator(`section.days li[data-who~="${person}"]`).count());
    if (javaScriptEnabled) {
      assert.equal(plain(await page.locator("#c-count").textContent()), `${theirs} of ${all} events`);
    }
  });
}

test("a day that is linked is shown whatever was chosen, and paper holds every event", async () => {
  const page = await open(PAGE, { javaScriptEnabled: false });
  await page.getByRole("radio", { name: /^Planned/ }).check();
  const day = page.locator("section.days li[data-status=reported] .day-anchor").first();
  const id = await day.getAttribute("id");
  await page.evaluate((hash) => { location.hash = hash; }, id).catch(() => page.goto(`${address(PAGE)}#${id}`));
  assert.ok(await page.locator(`li:has(#${id})`).isVisible());
  await page.emulateMedia({ media: "print" });
  assert.equal(await shown(page).count(), await items(page).count());
});

test("the choice of status is made by the arrow keys", async () => {
  const page = await open(PAGE);
  await page.getByLabel("All", { exact: true }).focus();
  await page.keyboard.press("ArrowRight");
  assert.ok(await page.locator("#choice input").nth(1).isChecked());
});
