/** Frames and scripts that Python and JavaScript must read alike. */
import { readFileSync } from "node:fs";

const FRAMES = new URL("../jamboard/frames/", import.meta.url);

export function load(name) {
  return lengthened(JSON.parse(readFileSync(new URL(`${name}.json`, FRAMES), "utf8")));
}

/** Write `{a*2001}` out in full, as no file should have to. */
function lengthened(value) {
  if (typeof value === "string") {
    return value.replace(/\{([^{}]+)\*(\d+)\}/g, (_, part, count) => part.repeat(Number(count)));
  }
  if (Array.isArray(value)) return value.map(lengthened);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, lengthened(each)]));
}
