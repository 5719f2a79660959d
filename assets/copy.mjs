// Copies what the pages need out of node_modules into the package, and cuts the base map into lines that name the countries on both sides,
// so that the map can leave out every line between the sides of a process.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mesh } from "topojson-client";

const vendor = join("..", "src", "tracktwo", "web", "static", "vendor");
const fonts = "node_modules/@fontsource-variable";
mkdirSync(vendor, { recursive: true });

const files = {
  "noto-sans": ["latin", "latin-ext", "cyrillic", "cyrillic-ext"],
  "noto-sans-armenian": ["armenian"],
  "noto-sans-georgian": ["georgian"],
};
for (const [family, scripts] of Object.entries(files)) {
  for (const script of scripts) {
    const name = `${family}-${script}-wght-normal.woff2`;
    cpSync(join(fonts, family, "files", name), join(vendor, name));
  }
  cpSync(join(fonts, family, "LICENSE"), join(vendor, `${family}-LICENSE.txt`));
}
cpSync("node_modules/htmx.org/dist/htmx.min.js", join(vendor, "htmx.min.js"));

const world = JSON.parse(readFileSync("node_modules/world-atlas/countries-50m.json", "utf-8"));
const countries = world.objects.countries;
const seen = new Map();
mesh(world, countries, (a, b) => {
  const key = [a.properties.name, b.properties.name].sort().join("|");
  seen.set(key, [a, b]);
  return false;
});
const lines = [];
for (const key of [...seen.keys()].sort()) {
  const between = key.split("|");
  const drawn = mesh(world, countries, (a, b) => [a.properties.name, b.properties.name].sort().join("|") === key);
  for (const line of drawn.coordinates) {
    lines.push({ between: between[0] === between[1] ? [between[0]] : between, line: line.map(([x, y]) => [+x.toFixed(3), +y.toFixed(3)]) });
  }
}
writeFileSync(join(vendor, "base-map.json"), JSON.stringify({ source: "Natural Earth 1:50m (public domain), cut by world-atlas", lines }));
