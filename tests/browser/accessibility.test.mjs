// axe-core finds nothing on any kind of page, in the light and in the dark theme, wide and narrow.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { reader } from "./reader.mjs";
import { address, ONE_OF_EACH_KIND } from "./site.mjs";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const { blank } = reader();

const LOOKS = ["light", "dark"].flatMap((colorScheme) => [1280, 320].map((width) => ({ colorScheme, width })));

for (const { colorScheme, width } of LOOKS) {
  test(`axe-core has no finding in the ${colorScheme} theme at ${width} pixels`, async () => {
    const page = await blank({ colorScheme, viewport: { width, height: 900 } });
    const findings = [];
    for (const path of ONE_OF_EACH_KIND) {
      await page.goto(address(path));
      await page.addScriptTag({ path: AXE });
      // What is folded away is part of the page.
      await page.evaluate(() => document.querySelectorAll("details").forEach((folded) => { folded.open = true; }));
      const { violations } = await page.evaluate(() => window.axe.run());
      findings.push(...violations.map((v) => `${path}: ${v.id}, ${v.help}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes.length})`));
    }
    assert.deepEqual(findings, []);
  });
}
