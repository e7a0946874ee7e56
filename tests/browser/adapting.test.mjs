// The page follows the reader: larger spacing of the text, colours of the system, the order of the Tab key, and nothing
// that moves under the eyes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reader } from "./reader.mjs";
import { address, ONE_OF_EACH_KIND } from "./site.mjs";

const { blank } = reader();

/** The spacing that WCAG 1.4.12 asks every page to bear. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-bottom: 2em !important; }`;

for (const width of [1280, 320]) {
  test(`wider spacing cuts no text and scrolls no page sideways at ${width} pixels`, async () => {
    const page = await blank({ viewport: { width, height: 900 } });
    const found = [];
    for (const path of ONE_OF_EACH_KIND) {
      await page.goto(address(path));
      await page.addStyleTag({ content: SPACING });
      const { wide, clipped } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - innerWidth,
        clipped: [...document.querySelectorAll("main *, header *, footer *")].filter((node) => {
          const style = getComputedStyle(node);
          const cuts = style.overflowX === "hidden" && !node.closest(".vh, thead, svg");
          return cuts && node.scrollWidth > node.clientWidth + 1;
        }).length,
      }));
      if (wide > 0) found.push(`${path} is ${wide} pixels too wide`);
      if (clipped > 0) found.push(`${path} cuts ${clipped} texts`);
    }
    assert.deepEqual(found, []);
  });

  test(`the Tab key goes down the page, column by column, at ${width} pixels`, async () => {
    const page = await blank({ viewport: { width, height: 900 } });
    const found = [];
    for (const path of ONE_OF_EACH_KIND) {
      await page.goto(address(path));
      const back = await page.evaluate(() => {
        const stops = [...document.querySelectorAll("main a[href], main button, main input, main select, main summary")];
        const shown = stops.filter((stop) => stop.checkVisibility({ contentVisibilityAuto: true }));
        const boxes = shown.map((stop) => ({ stop, box: stop.getClientRects()[0] })).filter(({ box }) => box && box.width > 1);
        const jumps = [];
        boxes.forEach(({ stop, box }, n) => {
          const last = boxes[n - 1];
          // Up is a step back, unless it leads to the head of the next column.
          if (last && !stop.closest("svg") && !last.stop.closest("svg") && box.bottom < last.box.top - 2 && box.left < last.box.right - 2) {
            jumps.push(`${last.stop.textContent.trim().slice(0, 30)} → ${stop.textContent.trim().slice(0, 30)}`);
          }
        });
        return jumps;
      });
      if (back.length > 0) found.push(`${path}: ${back.slice(0, 3).join("; ")} (${back.length})`);
    }
    assert.deepEqual(found, []);
  });
}

test("nothing moves while a page loads", async () => {
  const page = await blank();
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const found = [];
  for (const path of ONE_OF_EACH_KIND) {
    await page.goto(address(path), { waitUntil: "load" });
    await page.waitForTimeout(150);
    const shifted = await page.evaluate(() => window.shifted);
    if (shifted > 0.001) found.push(`${path} shifts by ${shifted.toFixed(4)}`);
  }
  assert.deepEqual(found, []);
});

test("pictures and signs take the colours that the system forces", async () => {
  const page = await blank({ forcedColors: "active", colorScheme: "dark" });
  await page.goto(address("index.html"));
  const colours = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = "CanvasText";
    const text = getComputedStyle(probe).color;
    const of = (selector, property) => [...document.querySelectorAll(selector)].map((node) => getComputedStyle(node)[property]);
    return { text, written: of(".strip svg text:not(.t-acc)", "fill"), signs: of(".b-reported .shape", "color") };
  });
  assert.ok(colours.written.length > 0 && colours.written.every((fill) => fill === colours.text), `${colours.text}: ${[...new Set(colours.written)]}`);
  assert.ok(colours.signs.every((colour) => colour === colours.text), [...new Set(colours.signs)].join());
});
