// Every page is a page of this briefing: one heading, its landmarks, its language and a title of its own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reader } from "./reader.mjs";
import { address, PAGES } from "./site.mjs";

const { blank } = reader();

test("one heading, the landmarks, a language and a title of its own on every page", async () => {
  const page = await blank({ javaScriptEnabled: false });
  const findings = [];
  const titles = new Map();
  for (const path of PAGES) {
    await page.goto(address(path));
    const is = await page.evaluate(() => ({
      headings: document.querySelectorAll("h1").length,
      landmarks: ["header", "main", "nav", "footer"].filter((name) => !document.querySelector(name)),
      lang: document.documentElement.lang,
      title: document.title,
    }));
    if (is.headings !== 1) findings.push(`${path} has ${is.headings} headings of the first rank`);
    const alone = path === "404.html"; // shown at any address, so that it carries no links but one
    if (is.landmarks.length > 0 && !alone) findings.push(`${path} lacks ${is.landmarks}`);
    if (is.lang === "") findings.push(`${path} names no language`);
    if (titles.has(is.title)) findings.push(`${path} and ${titles.get(is.title)} are both called “${is.title}”`);
    titles.set(is.title, path);
  }
  assert.deepEqual(findings, []);
});
