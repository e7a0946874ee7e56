// The pictures of the documentation: node pictures.mjs FOLDER, with SITE set to a built site.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./chromium.mjs";
import { address, largest, pagesIn } from "./site.mjs";

const PAGES = {
  home: "index.html",
  article: largest(pagesIn("articles")),
  person: largest(pagesIn("people")),
  timeline: "timeline.html",
  compare: "compare.html",
  search: "search.html?q=balloon",
};
const DESKTOP = { viewport: { width: 1280, height: 1000 }, colorScheme: "light" };
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: "dark", deviceScaleFactor: 2, hasTouch: true };

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const [name, path] of Object.entries(PAGES)) {
  for (const [device, options] of [["", DESKTOP], ["-phone", PHONE]]) {
    const page = await browser.newPage(options);
    const [file, query] = path.split("?");
    await page.goto(address(file) + (query ? `?${query}` : ""));
    if (query) await page.locator("#results li").first().waitFor();
    await page.screenshot({ path: join(folder, `${name}${device}.png`) });
    await page.close();
  }
}
await browser.close();
