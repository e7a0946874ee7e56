// The built site as files: which pages there are, and which of them stand for all of their kind.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

/** The folder under test: `$SITE`, else the `public/` of the project. */
export const ROOT = resolve(process.env.SITE ?? new URL("../../public", import.meta.url).pathname);

if (!existsSync(join(ROOT, "index.html"))) {
  throw new Error(`no site in ${ROOT}: build one, or set SITE to its folder`);
}

const FILES = readdirSync(ROOT, { recursive: true })
  .map((path) => path.split(sep).join("/"))
  .filter((path) => path.endsWith(".html"))
  .sort();

/** Old addresses of things that were renamed: pages that only lead on. */
export const MOVED = FILES.filter((path) => /http-equiv="?refresh/.test(readFileSync(join(ROOT, path), "utf8")));

/** Every other page, as a path below the folder with `/` between the parts, sorted. */
export const PAGES = FILES.filter((path) => !MOVED.includes(path));

/** Articles as they came, line by line. */
export const ORIGINALS = PAGES.filter((path) => path.endsWith(".original.html"));

/** Pages below one folder, such as `people`, without its index, and of `articles` without those as they came. */
export function pagesIn(folder) {
  const plain = (path) => path !== `${folder}/index.html` && !ORIGINALS.includes(path);
  return PAGES.filter((path) => path.startsWith(`${folder}/`) && plain(path));
}

/** Every page that stands alone at the top, every index, and of each folder at the top the largest page: one of each kind. */
export const ONE_OF_EACH_KIND = [...new Set([
  ...PAGES.filter((path) => !path.includes("/") || /^[^/]+\/index.html$/.test(path)),
  ...folders().map((folder) => largest(pagesIn(folder))).filter(Boolean),
  ...[largest(ORIGINALS)].filter(Boolean),
])];

/** The `file://` address of a page. */
export function address(path) {
  return pathToFileURL(join(ROOT, path)).href;
}

/** The largest of these pages: it has the most to go wrong. */
export function largest(pages) {
  return [...pages].sort((a, b) => statSync(join(ROOT, b)).size - statSync(join(ROOT, a)).size)[0];
}

function folders() {
  return [...new Set(PAGES.filter((path) => path.includes("/")).map((path) => path.split("/")[0]))];
}
