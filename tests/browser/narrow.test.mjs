// A page fits a phone: nothing has to be scrolled sideways.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reader } from "./reader.mjs";
import { address, ONE_OF_EACH_KIND } from "./site.mjs";

const { blank } = reader();

for (const width of [390, 320]) {
  test(`no page scrolls sideways at ${width} pixels`, async () => {
    const page = await blank({ viewport: { width, height: 800 } });
    const wide = [];
    for (const path of ONE_OF_EACH_KIND) {
      await page.goto(address(path));
      const has = await page.evaluate(() => document.documentElement.scrollWidth);
      if (has > width) wide.push(`${path} is ${has} pixels wide`);
    }
    assert.deepEqual(wide, []);
  });
}
