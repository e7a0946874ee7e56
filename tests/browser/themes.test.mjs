// The page follows the reader's theme.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reader } from "./reader.mjs";

const { open } = reader();

test("light paper by day, dark paper by night", async () => {
  assert.ok((await brightness("light")) > 0.85);
  assert.ok((await brightness("dark")) < 0.15);
});

/** Brightness of the ground of the home page, from 0 (black) to 1 (white). */
async function brightness(colorScheme) {
  const page = await open("index.html", { colorScheme });
  const colour = await page.evaluate(() => {
    const body = getComputedStyle(document.body).backgroundColor;
    return body === "rgba(0, 0, 0, 0)" ? getComputedStyle(document.documentElement).backgroundColor : body;
  });
  const [red, green, blue] = colour.match(/[\d.]+/g).map(Number);
  return (red + green + blue) / 3 / 255;
}
