// The site works in a folder of an address, as where GitHub Pages serves a repository: every link of every page leads to
// something, and nothing is asked for outside of that folder.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { plain, reader } from "./reader.mjs";
import { MOVED, PAGES, ROOT } from "./site.mjs";

const { blank } = reader();
const BASE = "/some-repo/";
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml" };
const PROGRAM = process.env.BACKGROUNDER ?? new URL("../../target/debug/backgrounder", import.meta.url).pathname;

const ends = [];
after(() => Promise.all(ends.map((end) => end())));

/** Serves a folder below `/some-repo/` as Pages does, with its page for missing addresses; gives the site's address. */
async function pages(root) {
  const server = createServer(({ url }, response) => {
    const path = decodeURIComponent(new URL(url, "http://x").pathname);
    let file = path.startsWith(BASE) ? join(root, normalize(`/${path.slice(BASE.length)}`)) : "";
    if (file && path.endsWith("/")) file = join(file, "index.html");
    const found = file !== "" && existsSync(file) && statSync(file).isFile();
    response.writeHead(found ? 200 : 404, { "content-type": found ? (TYPES[extname(file)] ?? "application/octet-stream") : TYPES[".html"] });
    response.end(readFileSync(found ? file : join(root, "404.html")));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  ends.push(() => (server.closeAllConnections(), server.close()));
  return `http://127.0.0.1:${server.address().port}${BASE}`;
}

/** Runs the program in a folder; gives the process and its lines on standard error. */
function run(folder, ...options) {
  const program = spawn(PROGRAM, options, { cwd: folder, stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, NO_COLOR: "1" } });
  ends.push(() => program.kill());
  return { program, lines: createInterface({ input: program.stderr })[Symbol.asyncIterator]() };
}

/** The address that `serve` tells, once the first site is ready. */
async function preview(folder, base) {
  const { lines } = run(folder, "serve", "--port", "0", "--base", base);
  let address;
  for (let told = await lines.next(); !told.done; told = await lines.next()) {
    address ??= told.value.match(/^open +(http.*)$/)?.[1];
    if (told.value.startsWith("built in")) return address;
  }
  throw new Error("serve ended before the site was ready");
}

/** A briefing of its own, that a test may edit. */
function briefing(configuration = "") {
  const folder = mkdtempSync(join(tmpdir(), "briefing-"));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(new URL("../golden/disagreement/content", import.meta.url).pathname, join(folder, "content"), { recursive: true });
  writeFileSync(join(folder, "briefing.toml"), `title = "A test"\n${configuration}`);
  return folder;
}

/** Opens every page below an address and follows every link of theirs once; gives what went wrong. */
async function crawl(page, home, paths) {
  const findings = [];
  let at = "";
  page.on("request", (r) => r.url().startsWith(home) || r.url().startsWith("data:") || findings.push(`${at} asks for ${r.url()}`));
  page.on("requestfailed", (r) => r.url().endsWith("__events") || findings.push(`${at} fails to get ${r.url()}`));
  page.on("response", (r) => r.status() >= 400 && findings.push(`${at} gets ${r.status()} for ${r.url()}`));
  page.on("pageerror", (error) => findings.push(`${at}: ${error.message}`));
  const links = new Map();
  for (const path of paths) {
    at = path;
    await page.goto(new URL(path.split("/").map(encodeURIComponent).join("/"), home).href, { waitUntil: "load" });
    for (const href of await page.$$eval("a[href], link[href]", (all) => all.map((a) => new URL(a.getAttribute("href"), document.baseURI).href))) links.set(href.split("#")[0], path);
  }
  const inside = [...links].filter(([href]) => href.startsWith(new URL("/", home).origin));
  for (const [href, from] of inside) {
    if (!href.startsWith(home) || (await page.request.get(href)).status() !== 200) findings.push(`${from} links to ${href}`);
  }
  return { findings, links: inside.length };
}

test("below /some-repo/ no request of any page fails or leaves the folder, and every link leads to something", async () => {
  const page = await blank();
  const { findings, links } = await crawl(page, await pages(ROOT), PAGES.filter((path) => path !== "404.html"));
  assert.ok(links >= PAGES.length - 1 - MOVED.length, `only ${links} links`);
  assert.deepEqual(findings, []);
  await page.context().close();
});

test("the page for missing addresses leads on from any depth", async () => {
  const folder = briefing();
  const address = await pages(join(folder, "public"));
  writeFileSync(join(folder, "briefing.toml"), `title = "A test"\nbase_address = "${address}"\n`);
  await once(run(folder, "build").program, "exit");
  const page = await blank();
  for (const missing of ["no.html", "people/no.html", "a/b/c/d/no.html"]) {
    const response = await page.goto(address + missing);
    assert.equal(response.status(), 404);
    await page.click("main a");
    assert.equal(page.url(), `${address}index.html`);
    assert.notEqual(plain(await page.textContent("h1")), "There is no page at this address");
  }
  await page.context().close();
});

test("serve --base serves the same site in the same way", async () => {
  const folder = briefing();
  await once(run(folder, "build").program, "exit");
  const address = await preview(folder, BASE);
  assert.ok(address.endsWith(BASE), address);
  const paths = Object.keys(JSON.parse(readFileSync(join(folder, "public/manifest.json"), "utf8")).files);
  const page = await blank();
  const html = paths.filter((path) => path.endsWith(".html"));
  const { findings } = await crawl(page, address, html);
  assert.deepEqual(findings, []);
  for (const path of paths) {
    const served = await (await page.request.get(address + path)).body();
    const built = readFileSync(join(folder, "public", path));
    const plainBytes = path.endsWith(".html") ? Buffer.from(served.toString().replace(/<script>\n\/\/ Added to the page by `backgrounder serve`[^]*?<\/script>\n/, "")) : served;
    assert.ok(plainBytes.equals(built), `${path} is not what build writes`);
  }
  await page.goto(`${address}people/deep/no.html`);
  await page.click("main a");
  assert.equal(page.url(), `${address}index.html`);
  await page.context().close();
});

test("an open page is loaded again in its place, and shows what is wrong until it is mended", async () => {
  const folder = briefing();
  const address = await preview(folder, "/");
  const page = await blank({ viewport: { width: 600, height: 300 } });
  await page.goto(`${address}sources.html`);
  await page.evaluate(() => window.scrollTo(0, 400));
  const place = await page.evaluate(() => window.scrollY);
  assert.ok(place > 0, "the page is too short to scroll");
  writeFileSync(join(folder, "briefing.toml"), 'title = "Another name"\n');
  await page.waitForFunction(() => document.title.includes("Another name"));
  await page.waitForFunction((place) => window.scrollY === place, place);

  writeFileSync(join(folder, "briefing.toml"), 'titel = "<b>x"\n');
  const told = page.locator("#serve-problems");
  await told.waitFor();
  assert.match(await told.textContent(), /briefing\.toml:1:1[^]*titel = "<b>x"[^]*\^[^]*did you mean `title`\?/);
  assert.ok((await page.title()).includes("Another name"), "the open page stays");
  const other = await page.context().newPage();
  assert.equal((await other.goto(address)).status(), 500);
  assert.match(await other.textContent("pre"), /briefing\.toml:1:1[^]*did you mean/);
  writeFileSync(join(folder, "briefing.toml"), 'title = "Mended"\n');
  await page.waitForFunction(() => document.title.includes("Mended"));
  await other.waitForFunction(() => document.title.includes("Mended"));
  assert.equal(await told.count(), 0);
  await page.context().close();
});
