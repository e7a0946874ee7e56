// The keyboard alone is enough: the first Tab reaches the skip link, and the reader always sees where they are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reader } from "./reader.mjs";
import { ONE_OF_EACH_KIND, address } from "./site.mjs";

const { blank, open } = reader();

test("the first Tab reaches the skip link, and Enter skips to the content", async () => {
  const page = await blank();
  for (const path of ONE_OF_EACH_KIND) {
    await page.goto(address(path));
    await page.keyboard.press("Tab");
    const first = await focused(page);
    assert.equal(first.href, "#main", `${path}: the first Tab reaches ${first.name}`);
    assert.ok(first.visible, `${path}: the skip link stays hidden`);
    await page.keyboard.press("Enter");
    await page.waitForURL(/#main$/);
  }
});

test("twenty more Tabs each land on something that shows its focus", async () => {
  const page = await open("index.html");
  for (let n = 0; n < 21; n += 1) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    assert.ok(now.visible, `Tab ${n + 1} lands on something hidden: ${now.name}`);
    assert.ok(now.ring >= 2, `Tab ${n + 1} lands on ${now.name} without a ring`);
  }
});

/** What has the focus: its target, its name, whether it is in view, and how wide its ring is in pixels. */
function focused(page) {
  return page.evaluate(() => {
    const node = document.activeElement;
    const box = node.getBoundingClientRect();
    const style = getComputedStyle(node);
    return {
      href: node.getAttribute("href"),
      name: `${node.localName} “${node.textContent.trim().slice(0, 40)}”`,
      visible: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    };
  });
}
