import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const web = join(import.meta.dirname, "../crates/web/src");

/** Every page of the route table, as the sources write it: `/people/{person}/notes`. */
export function routeTable(): string[] {
  const sources = new Map(
    readdirSync(web, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".rs") && !file.includes("tests"))
      .map((file) => [file, readFileSync(join(web, file), "utf8")]),
  );
  const found = new Set<string>();
  for (const [file, source] of sources) {
    for (const [, path, name = ""] of source.matchAll(/Route::get\(\s*(?:"([^"]+)"|([A-Z_]+)\s*,)/g)) {
      // A path that is used twice has a name: in its own file, in that of the module above, or for all pages.
      const near = [source, sources.get(`${dirname(file)}.rs`) ?? "", ...sources.values()];
      const route = path ?? near.map((text) => named(text, name)).find(Boolean);
      if (!route) throw new Error(`${file}: no path is named ${name}`);
      found.add(route);
    }
  }
  return [...found].sort();
}

function named(source: string, name: string): string | undefined {
  return new RegExp(`const ${name}: &str = "([^"]+)"`).exec(source)?.[1];
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
