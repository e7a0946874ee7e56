// The query engine finds what a reader of the sample looks for; it is asked in Node, without a browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { searchOf } from "./search-engine.mjs";

const { index, engine, textOf } = searchOf();
const given = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const isSample = index.sources.some((card) => card[1].includes("harbour-courier"));
const texts = (query) => {
  const found = engine.find(query);
  return found.sentences.map(textOf).filter(found.holds);
};
const names = (query) => engine.find(query).names.map((at) => index.names[at][0]);

test("words are read as the program that writes the index reads them", () => {
  for (const [text, expected] of given("search-tokens.json")) {
    const { words, length } = engine.tokens(text);
    assert.equal(`${words.map(([word, at]) => `${word}@${at}`).join(" ")} /${length}`, expected, text);
  }
});

for (const { query, article, words } of given("search-queries.json")) {
  test(`“${query}” finds its sentence among the first three`, { skip: !isSample }, () => {
    const found = engine.find(query);
    const three = found.sentences.filter((unit) => found.holds(textOf(unit))).slice(0, 3);
    const isIt = (unit) => index.sources[engine.sourceOf[unit]][1].includes(article) && textOf(unit).includes(words);
    assert.ok(three.some(isIt), three.map(textOf).join("\n"));
  });
}

test("a sentence is found by three of its rarest words", () => {
  const places = new Map();
  const wordsOf = engine.sourceOf.map((_, unit) => [...new Set(engine.tokens(textOf(unit)).words.map(([word]) => word))]);
  wordsOf.flat().forEach((word) => places.set(word, (places.get(word) ?? 0) + 1));
  const stops = new Set(index.stops.split(" "));
  for (let unit = 0; unit < wordsOf.length; unit++) {
    const rare = wordsOf[unit].filter((word) => !stops.has(word)).sort((a, b) => places.get(a) - places.get(b)).slice(0, 3);
    if (rare.length) assert.ok(engine.find(`${rare.join(" ")} `).sentences.includes(unit), `${rare}: ${textOf(unit)}`);
  }
});

test("names are found by other forms, beginnings and slips; the exact one first", { skip: !isSample }, () => {
  assert.equal(names("Yi")[0], "Wang Yi");
  assert.equal(names("Nick Burns")[0], "Nicholas Burns");
  assert.equal(names("U.S.")[0], "United States");
  assert.equal(names("G-20")[0], "G20");
  assert.equal(names("china")[0], "China");
  assert.equal(names("jinpnig")[0], "Xi Jinping");
  assert.ok(names("blin").includes("Antony Blinken"));
  assert.ok(!names("Zinken").includes("Antony Blinken"), "a slip of the first letter of a short word");
});

test("words in quotation marks stand as they are typed", { skip: !isSample }, () => {
  assert.equal(texts("“down played”").length, 0);
  assert.equal(texts("“first of the”").length, texts("“first of the ”").length);
  assert.equal(texts("“on the mar”").length, 0, "a closed phrase ends with its word");
  assert.ok(texts("“on the mar").length > 0, "one that is still typed may end amid a word");
  const found = texts("\"chief of the\"");
  assert.ok(found.every((text) => /chief of the/i.test(text)));
  assert.ok(texts("“the state department said”").every((text) => /the state department said/i.test(text)));
  assert.ok(texts("“the state department said”").length > 1);
});

test("where no sentence has all words, those with most are shown", { skip: !isSample }, () => {
  const found = engine.find("fentanyl newsletter working group");
  assert.equal(found.wanted, 4);
  assert.equal(found.most, 3);
  assert.ok(texts("fentanyl newsletter working group")[0].includes("working group on fentanyl"));
});

test("lines that were cut are not found", { skip: !isSample }, () => {
  for (const words of ["email address will not be published", "Enjoyed this article", "tomatoes", "bus lanes "]) {
    const found = engine.find(words);
    assert.ok(found.most < found.wanted || !found.sentences.length, words);
  }
});

test("no query breaks the engine", () => {
  for (const query of ["", " ", "\"", "\"\"", "the", "the of", "\"the\"", "-", "a-", "'s", ".", "𝔘𝔫𝔦", "\ud800", "constructor", "__proto__", "%", "x".repeat(5000), "a ".repeat(300), "harbour talks ".repeat(300), "\"at the lowest po\""]) {
    const found = engine.find(query);
    found.sentences.slice(0, 3).forEach((unit) => engine.pieces(textOf(unit), found.met));
  }
});

test("a text in pieces is the text, with the words that were met", () => {
  const text = "“U.S.-China talks—long ones”, said Ana; 王毅 came.";
  const pieces = engine.pieces(text, new Set(["talks", "us", "毅"]));
  assert.equal(pieces.map(([piece]) => piece).join(""), text);
  assert.deepEqual([...pieces.filter(([, isHit]) => isHit).map(([piece]) => piece)], ["U.S.-China", "talks", "毅"]);
});
