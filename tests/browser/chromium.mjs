// Where Chromium is, and how it is started so that nothing but the built site can be asked for anything.

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of an installed Chromium or Chrome: `$CHROMIUM` if set, else the first one on the path. */
export function executable() {
  const onPath = NAMES.flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((dir) => join(dir, name)));
  const found = [process.env.CHROMIUM, ...onPath, ...APPLICATIONS].find(isExecutable);
  if (!found) {
    throw new Error("no Chromium or Chrome found; install one, or set CHROMIUM to its path");
  }
  return found;
}

/** Starts it without a window and without the services that phone home. */
export function launch() {
  const args = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  if (process.getuid?.() === 0) {
    args.push("--no-sandbox"); // Chromium's sandbox refuses to run as root, as in a container
  }
  return chromium.launch({ executablePath: executable(), args });
}

function isExecutable(path) {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
