// The pictures of the documentation: node pictures.mjs FOLDER, with SITE set to a built site.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch } from "./chromium.mjs";
import { address, largest, pagesIn } from "./site.mjs";

const PICTURES = [
  { name: "home", path: "index.html", width: 1280, height: 1000, colorScheme: "light" },
  { name: "article", path: largest(pagesIn("articles")), width: 1280, height: 1000, colorScheme: "light" },
];

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const { name, path, width, height, colorScheme } of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(address(path));
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.close();
}
await browser.close();
