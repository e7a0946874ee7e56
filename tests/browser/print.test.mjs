// The home page is a briefing on two sheets of paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { reader } from "./reader.mjs";

const { open } = reader();

for (const format of ["A4", "Letter"]) {
  test(`home prints on two pages of ${format} at most`, async () => {
    const page = await open("index.html");
    const pdf = await page.pdf({ format }); // margins are those of the style sheet
    const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    assert.ok(sheets >= 1 && sheets <= 2, `it prints on ${sheets} pages`);
  });
}
