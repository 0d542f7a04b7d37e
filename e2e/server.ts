import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A running demonstration with a database of its own. */
export interface Server {
  url: string;
  /** The folder of its database and of the release lists it was filled from. */
  directory: string;
  stop(): Promise<void>;
}

const STARTS_WITHIN_MS = 60_000;

/** Tuesday 3 November 2026, ten in the morning in Madrid: what a test says of dates is true every day. */
export const NOW = "2026-11-03T10:00:00+01:00";

/** Starts the built binary on a free port and waits for the line that names its address. */
export async function startDemo(): Promise<Server> {
  const binary = process.env.THROUGHLINE_BINARY;
  if (!binary) throw new Error("THROUGHLINE_BINARY names no binary; run scripts/e2e.sh");
  const directory = await mkdtemp(join(tmpdir(), "throughline-e2e-"));
  const child = spawn(binary, ["demo", "--directory", directory, "--port", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", THROUGHLINE_CLOCK_FIXED: NOW },
  });
  const stop = async () => {
    await ended(child);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    return { url: await address(child), directory, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function address(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${said.join("\n")}`));
    const timer = setTimeout(() => fail("the demonstration did not start in time"), STARTS_WITHIN_MS);
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on("line", (line) => {
        said.push(line);
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
        if (!found) return;
        clearTimeout(timer);
        resolve(found[0]);
      });
    }
    child.once("error", (error) => fail(String(error)));
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`the demonstration ended with ${code}`);
    });
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}
