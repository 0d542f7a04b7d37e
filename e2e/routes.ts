import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const pages = join(import.meta.dirname, "../crates/web/src/pages");

/** Every page of the route table, as the sources write it: `/people/{person}/notes`. */
export function routeTable(): string[] {
  const found = new Set<string>();
  for (const file of readdirSync(pages, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".rs") || file.includes("tests")) continue;
    const source = readFileSync(join(pages, file), "utf8");
    for (const [, path] of source.matchAll(/Route::get\(\s*"([^"]+)"/g)) if (path) found.add(path);
    // A path that is used twice has a name.
    for (const [, name] of source.matchAll(/Route::get\(\s*([A-Z_]+)\s*,/g)) {
      const path = new RegExp(`const ${name}: &str = "([^"]+)"`).exec(source)?.[1];
      if (path) found.add(path);
    }
  }
  return [...found].sort();
}

/** The route that a path belongs to; a fixed word wins over a placeholder. */
export function routeOf(path: string, table: string[]): string | undefined {
  const parts = path.split("/");
  const fits = (route: string) => {
    const wanted = route.split("/");
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith("{") || part === parts[at]);
  };
  return table.filter(fits).sort((a, b) => a.split("{").length - b.split("{").length)[0];
}
