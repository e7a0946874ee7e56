// A site whose own words are French says no English word of its own: what is English on its pages stands under `lang="en"`, is
// a name, or is text of the reader's own files. The golden briefing in French is built for it, by the program under test.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { reader } from "./reader.mjs";

const { blank } = reader();
const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
// Words that English cannot do without and French does not have.
const ENGLISH = /\b(?:the|of|and|with|by|is|are|was|were|for|from|this|that|which|who|not|no|none|all|see|both|said|search|names|quotes|compare|timeline|data|headline|publisher|event|words|lines|kept|cut|more)\b/iu;
let site;

before(() => {
  site = mkdtempSync(join(tmpdir(), "french-"));
  const program = join(PROJECT, "target", "debug", "backgrounder");
  const build = ["build", "--output", join(site, "public")];
  execFileSync(program, build, { cwd: join(PROJECT, "tests", "golden", "french"), stdio: "pipe" });
});
after(() => rmSync(site, { recursive: true, force: true }));

/** What a reader of French reads and hears on a page, piece by piece, without what is marked as another language. */
function said() {
  const pieces = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) pieces.push(node.textContent);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const lang = node.getAttribute("lang");
    if (/^(?:script|style|code|kbd)$/i.test(node.tagName) || (lang && !lang.startsWith("fr"))) return;
    if (node.closest(".lineage, desc")) return; // the picture of origins and the pictures in words repeat headlines and titles
    for (const name of ["aria-label", "title", "placeholder", "data-l"]) pieces.push(node.getAttribute(name) ?? "");
    for (const [name, value] of Object.entries(node.dataset ?? {})) if (!/^(?:who|status|s|cite)$/.test(name)) pieces.push(value);
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  // Places for values, paths, rules and licences are the same in every language.
  return pieces.map((piece) => piece.replace(/\{\w+\}|\S*\w[-/.]\w\S*|CC BY/g, " ").replace(/\s+/g, " ").trim()).filter(Boolean);
}

test("no page of a French site says an English word of its own", async () => {
  const page = await blank();
  const root = join(site, "public");
  const paths = readdirSync(root, { recursive: true }).map((path) => path.split(sep).join("/")).filter((path) => path.endsWith(".html")).sort();
  assert.ok(paths.length > 10, "the site has pages");
  const findings = [];
  for (const path of paths) {
    await page.goto(pathToFileURL(join(root, path)).href);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "fr");
    findings.push(...(await page.evaluate(said)).filter((piece) => ENGLISH.test(piece)).map((piece) => `${path}: ${piece}`));
  }
  assert.deepEqual(findings, []);
});

test("what the scripts say is French, with French forms", async () => {
  const page = await blank();
  await page.goto(pathToFileURL(join(site, "public", "search.html")).href + "?q=lock");
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  await page.waitForFunction(() => document.querySelector("#search-count").textContent !== "");
  const found = plain(await page.locator("#search-count").textContent());
  assert.match(found, /\d phrases?[.,]|\d phrases? ;/, found);
  assert.doesNotMatch(plain(await page.locator("#search").innerText()), /\b(?:Sentences|Names|More|all sources)\b/);
  await page.fill("#q", "zzzzzz");
  await page.waitForFunction(() => /Rien/.test(document.querySelector("#search-count").textContent));
  const say = (text, values) => page.evaluate(([text, values]) => window.BACKGROUNDER_SAY(text, values), [text, values]);
  assert.equal(await say("{n} source | {n} sources", { n: 0 }), "0 source");
  assert.equal(await say("{n} source | {n} sources", { n: 2 }), "2 sources");
  assert.equal(await say("[shown]{shown} nom sur {n} | {shown} noms sur {n}", { shown: 1, n: 5 }), "1 nom sur 5");
});
