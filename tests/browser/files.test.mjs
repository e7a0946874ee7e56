// What can be taken along is read by programs that did not write it: the browser's XML and JSON readers.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { test } from "node:test";
import { reader } from "./reader.mjs";
import { address, ONE_OF_EACH_KIND, ORIGINALS, PAGES, pagesIn, ROOT } from "./site.mjs";

const { blank, open } = reader();
const text = (path) => readFileSync(join(ROOT, path), "utf8");
const json = (path) => JSON.parse(text(path));

/** The text of an XML file as the browser's reader finds it: the root with its name space, and its children. */
async function xml(path) {
  const page = await blank();
  const read = await page.evaluate((source) => {
    const document_ = new DOMParser().parseFromString(source, "application/xml");
    const told = (node) => ({
      name: node.localName,
      space: node.namespaceURI,
      text: node.children.length ? "" : node.textContent,
      attributes: Object.fromEntries([...node.attributes].map((a) => [a.name, a.value])),
      children: [...node.children].map(told),
    });
    return { error: document_.querySelector("parsererror")?.textContent ?? "", root: told(document_.documentElement) };
  }, text(path));
  assert.equal(read.error, "", path);
  return read.root;
}

const of = (node, name) => node.children.filter((child) => child.name === name);
const one = (node, name) => {
  const found = of(node, name);
  assert.equal(found.length, 1, `${found.length} elements ${name} in ${node.name}`);
  return found[0];
};

test("the feed is Atom: every entry has its id, time, title, author and page", async () => {
  const feed = await xml("feed.xml");
  assert.equal(feed.space, "http://www.w3.org/2005/Atom");
  const time = /^\d{4}-\d\d-\d\dT00:00:00Z$/;
  const tag = /^tag:[a-z0-9.-]+,\d{4}:[A-Za-z0-9/._~%-]+$/;
  const signed = of(feed, "author").length > 0;
  const entries = of(feed, "entry");
  assert.equal(entries.length, pagesIn("articles").length, "one entry for each source");
  for (const node of [feed, ...entries]) {
    assert.match(one(node, "id").text, tag);
    assert.match(one(node, "updated").text, time);
    assert.notEqual(one(node, "title").text.trim(), "");
    assert.ok(signed || of(node, "author").length > 0);
    const alternate = of(node, "link").filter((link) => link.attributes.rel === "alternate");
    assert.equal(alternate.length, 1);
    const href = alternate[0].attributes.href;
    assert.ok(/^https?:/.test(href) || existsSync(join(ROOT, decodeURIComponent(href))), href);
  }
  const ids = entries.map((entry) => one(entry, "id").text);
  assert.equal(new Set(ids).size, ids.length, "an id stands for one source");
  const times = entries.map((entry) => one(entry, "updated").text);
  assert.deepEqual(times, [...times].sort().reverse(), "the newest first");
  assert.equal(one(feed, "updated").text, times[0] ?? "1970-01-01T00:00:00Z");
  assert.ok(entries.every((entry) => of(entry, "published").length < 2 && of(entry, "summary").length < 2));
});

test("a sitemap, where there is one, lists pages that are there", async () => {
  if (!existsSync(join(ROOT, "sitemap.xml"))) return;
  const map = await xml("sitemap.xml");
  assert.equal(map.space, "http://www.sitemaps.org/schemas/sitemap/0.9");
  const home = one(map.children[0], "loc").text.replace(/index\.html$/, "");
  for (const url of map.children) {
    const address_ = one(url, "loc").text;
    assert.ok(existsSync(join(ROOT, decodeURIComponent(address_.slice(home.length)))), address_);
  }
});

test("every page says where the feed is", () => {
  for (const path of PAGES.filter((path) => !["404.html", "briefing.html"].includes(path))) {
    const [, href] = text(path).match(/<link rel="alternate" type="application\/atom\+xml"[^>]* href="([^"]*)">/) ?? [];
    assert.equal(posix.join(posix.dirname(path), href ?? ""), "feed.xml", path);
  }
});

test("the facts in the heads of pages are those that the pages show", async () => {
  const page = await blank({ javaScriptEnabled: false });
  const kinds = new Set();
  for (const path of [...ONE_OF_EACH_KIND, ...pagesIn("articles")].filter((path) => !ORIGINALS.includes(path))) {
    await page.goto(address(path));
    const told = await page.$$eval("script[type='application/ld+json']", (all) => all.map((s) => s.textContent));
    for (const facts of told.map((source) => JSON.parse(source))) {
      kinds.add(facts["@type"]);
      assert.equal(facts["@context"], "https://schema.org", path);
      assert.ok(!JSON.stringify(facts).includes("ClaimReview"), path);
      const shown = (await page.textContent("body")).replace(/\s+/g, " ");
      for (const words of [facts.headline, ...[facts.author ?? []].flat().map((a) => a.name), facts.publisher?.name].filter(Boolean)) {
        assert.ok(shown.includes(words.replace(/\s+/g, " ")), `${path} does not show ${words}`);
      }
      for (const event of facts.subEvent ?? []) {
        assert.ok(event.name && event["@id"] && event.superEvent["@id"] === facts["@id"], path);
        assert.ok(await page.locator(`[id="${decodeURIComponent(event["@id"].split("#")[1])}"]`).count(), event["@id"]);
        if (event.startDate) assert.match(event.startDate, /^\d{4}-\d\d-\d\d$/);
        if (event.eventStatus) assert.match(event.eventStatus, /^https:\/\/schema\.org\/Event(Scheduled|Postponed|Cancelled)$/);
      }
    }
  }
  for (const kind of ["CollectionPage", "Dataset", "Event", "NewsArticle", "Person"]) {
    assert.ok(kinds.has(kind), `no page tells of a ${kind}`);
  }
});

test("references: every source once in each format, and on its own page", async () => {
  const items = json("data/sources.csl.json");
  const pages = pagesIn("articles");
  assert.equal(items.length, pages.length);
  assert.equal(new Set(items.map((item) => item.id)).size, items.length);
  for (const item of items) {
    assert.equal(item.type, "article-newspaper");
    for (const parts of item.issued?.["date-parts"] ?? []) {
      assert.ok(parts.length > 0 && parts.length < 4 && parts.every(Number.isInteger), JSON.stringify(item.issued));
    }
    assert.ok((item.author ?? []).every((name) => name.literal), JSON.stringify(item.author));
  }
  const records = text("data/sources.ris").split("\r\n").slice(0, -1);
  assert.ok(records.every((line) => /^[A-Z][A-Z0-9] {2}- /.test(line)));
  assert.equal(records.filter((line) => line === "ER  - ").length, items.length);
  assert.equal((text("data/sources.bib").match(/^@(article|misc)\{/gm) ?? []).length, items.length);
  const page = await open(pages[0]);
  const details = page.locator("details.cite");
  await details.locator("summary").click();
  const forms = await details.locator("pre").allTextContents();
  assert.equal(forms.length, 4);
  assert.ok(text("data/sources.bib").includes(forms[1]));
  assert.deepEqual(JSON.parse(forms[3]), items.filter((item) => forms[1].includes(`{${item.id},`)));
});

/** Where a value does not fit its schema, as far as our schemas say anything: types, keys, lists, choices. */
function misfits(schema, value, defs, at = "") {
  if (schema === true) return [];
  if (schema.$ref) return misfits(defs[schema.$ref.split("/").pop()], value, defs, at);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.some((one) => misfits(one, value, defs, at).length === 0) ? [] : [`${at} fits no choice`];
  const found = [];
  if ("const" in schema && schema.const !== value) found.push(`${at} is not ${schema.const}`);
  if (schema.enum && !schema.enum.includes(value)) found.push(`${at} is none of ${schema.enum}`);
  const type = value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;
  if (schema.type && ![schema.type].flat().includes(type)) found.push(`${at} is ${type}, not ${schema.type}`);
  if (type === "array" && schema.items) found.push(...value.flatMap((one, n) => misfits(schema.items, one, defs, `${at}/${n}`)));
  if (type === "object") {
    found.push(...(schema.required ?? []).filter((key) => !(key in value)).map((key) => `${at} lacks ${key}`));
    for (const [key, one] of Object.entries(value)) {
      if (!schema.properties?.[key]) found.push(`${at}/${key} is not described`);
      else found.push(...misfits(schema.properties[key], one, defs, `${at}/${key}`));
    }
  }
  return found.slice(0, 5);
}

test("the page of the data names every file of its folder, and schemas fit what they describe", async () => {
  const page = await open("data.html");
  const links = await page.$$eval("main a[href]", (all) => all.map((a) => a.getAttribute("href")));
  for (const name of ["briefing.json", "timeline.json", "timeline.csv", "timeline.ics", "entities.csv", "events.csv", "quotes.csv", "sources.csv", "sources.bib", "sources.ris", "sources.csl.json", "briefing.schema.json", "timeline.schema.json"]) {
    assert.ok(links.includes(`data/${name}`), name);
  }
  for (const name of ["briefing", "timeline"]) {
    const schema = json(`data/${name}.schema.json`);
    const record = json(`data/${name}.json`);
    assert.deepEqual(misfits(schema, record, schema.$defs ?? {}), [], name);
  }
});
