// The query engine of the built site in Node, with its index and its texts.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { ROOT } from "./site.mjs";

/** The index, the engine, and the text of any sentence, of the site below `root`. */
export function searchOf(root = ROOT) {
  const texts = [];
  const context = vm.createContext({ BACKGROUNDER_TEXTS: (number, all) => texts.splice(number, 1, all) });
  context.window = context;
  const run = (path) => vm.runInContext(readFileSync(join(root, path), "utf8"), context, path);
  run("search-index.js");
  run("search-engine.js");
  const index = context.BACKGROUNDER_INDEX;
  const files = readdirSync(join(root, "search"));
  texts.length = files.length;
  files.forEach((file) => run(join("search", file)));
  const engine = context.BACKGROUNDER_ENGINE(index);
  const textOf = (unit) => texts[Math.floor(unit / index.texts[2])][unit % index.texts[2]];
  return { index, engine, textOf };
}
