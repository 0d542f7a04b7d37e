#!/usr/bin/env python3
"""Measures `throughline link` on sets with truth, beside Splink on the same machine in the same run.

  bench/linkage/run.py [--program target/release/throughline] [--data ../shared/data/linkage]
                       [--splink PYTHON] [--people 1000000 --seed 22] [--only NAME ...]

For each set: precision, recall and F1 at the best threshold, recall at a precision of .99, recall of all
pairs that were given at all (what blocking lost is at most what is missing there), processor seconds,
wall seconds and peak memory of the whole command, reading and writing included. Recall is of all true
pairs. --splink names a Python that has splink==5.0.0 and duckdb==2.0.0; its times are those of
training and predicting, with those of reading and cleaning behind a plus. --people adds a set of that
many invented people, made by the generator. What is not at hand is left out, and said. Nothing here knows a set but its mapping in maps/.
"""
import argparse, csv, gzip, json, os, pathlib, platform, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
SETS = {
    "fake_1000": ("fake_1000", ["fake_1000"], "fake_1000.truth", "id"),
    "febrl4": ("febrl4", ["febrl4a", "febrl4b"], "febrl4.truth", "id"),
    "throughcare_5k_seed7": ("throughcare", ["throughcare_5k_seed7"], "throughcare_5k_seed7.truth", "record_id"),
}


def opened(path):
    return gzip.open(path, "rt", encoding="utf-8", newline="") if path.suffix == ".gz" else open(path, encoding="utf-8", newline="")


def truth_of(path, key):
    with opened(path) as file:
        return {row[key]: row["cluster"] for row in csv.DictReader(file)}


def measured(command):
    """Runs a command; its output, processor seconds, wall seconds and peak memory in MiB."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    printed = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} ended with {os.waitstatus_to_exitcode(status)}")
    return printed, used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / 1024


def judged(pairs, truth, sources):
    """The best threshold, and recall at a precision of .99."""
    clusters = {}
    for record, cluster in truth.items():
        clusters.setdefault(cluster, []).append(record)
    possible = 0
    for records in clusters.values():
        possible += len(records) * (len(records) - 1) // 2
        if sources:
            counts = {}
            for record in records:
                counts[sources[record]] = counts.get(sources[record], 0) + 1
            possible -= sum(count * (count - 1) // 2 for count in counts.values())
    with open(pairs, encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        weighed = [(float(row[2]), truth[row[0]] == truth[row[1]]) for row in rows]
    weighed.sort(key=lambda pair: -pair[0])
    best, at_99, right = {"f1": 0.0}, 0.0, 0
    for place, (weight, true) in enumerate(weighed):
        right += true
        # Pairs of one weight stand or fall together.
        if place + 1 < len(weighed) and weighed[place + 1][0] == weight:
            continue
        precision, recall = right / (place + 1), right / possible
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        if f1 > best["f1"]:
            best = {"f1": f1, "threshold": weight, "precision": precision, "recall": recall}
        if precision >= 0.99:
            at_99 = max(at_99, recall)
    return best | {"recall_at_99": at_99, "recall_reported": right / possible, "true_pairs": possible}


def ours(program, mapping, files, truth, sources, folder):
    pairs = folder / "pairs.csv"
    command = [program, "link", *map(str, files), "--config", str(HERE / "maps" / f"{mapping}.toml"), "--pairs", str(pairs), "--json"]
    printed, cpu, wall, memory = measured(command)
    told = json.loads(printed)
    found = judged(pairs, truth, sources)
    return found | {"cpu_s": cpu, "wall_s": wall, "memory_mib": memory, "candidates": told["candidates"], "missed_estimate": told["missed_by_blocking"]}


def theirs(python, data, name, files, truth, key, folder):
    arguments = [name, "--data", str(data), "--out", str(folder / "splink"), "--no-cluster"]
    if name not in SETS or SETS[name][0] == "throughcare":
        # There, the cluster stands in the records.
        records = folder / "records.csv"
        with opened(files[0]) as file, open(records, "w", encoding="utf-8", newline="") as to:
            rows = csv.DictReader(file)
            columns = [column for column in rows.fieldnames if column != "cluster"]
            writer = csv.writer(to)
            writer.writerow([*columns, "cluster"])
            for row in rows:
                writer.writerow([*(row[column] for column in columns), truth[row[key]]])
        arguments = ["throughcare", "--records", str(records), *arguments[1:]]
    printed, _, _, _ = measured([python, str(data / "splink_bench.py"), *arguments])
    told = json.loads(printed.splitlines()[-1])
    best = told["best_pairwise"]
    at_99 = told["at_precision_0_99"]
    return {
        "f1": best["f1"], "threshold": best["match_weight"], "precision": best["precision"], "recall": best["recall"],
        "recall_at_99": at_99["recall"] if at_99 else 0.0, "recall_reported": told["blocking_recall"], "candidates": told["candidate_pairs_scored"], "cpu_s": told["cpu_seconds"].get("train_plus_predict_cpu_s", told["timings"].get("train_plus_predict_cpu_s")),
        "load_cpu_s": told["cpu_seconds"]["load_cpu_s"], "load_wall_s": told["timings"]["load_s"],
        "wall_s": told["timings"]["train_plus_predict_s"], "memory_mib": told["peak_rss_mib_train_predict"],
    }


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--program", default="target/release/throughline")
    ask.add_argument("--data", type=pathlib.Path, default=HERE.parents[2] / "shared/data/linkage")
    ask.add_argument("--splink", metavar="PYTHON")
    ask.add_argument("--people", type=int)
    ask.add_argument("--seed", type=int, default=22)
    ask.add_argument("--only", nargs="*")
    ask.add_argument("--cache", type=pathlib.Path, default=pathlib.Path("target/bench"))
    ask.add_argument("--out", type=pathlib.Path, default=HERE.parent / "results")
    given = ask.parse_args()
    work = []
    for name, (mapping, files, truth, key) in SETS.items():
        paths = [given.data / f"{file}.csv.gz" for file in files]
        if all(path.exists() for path in paths):
            work.append((name, mapping, paths, given.data / f"{truth}.csv.gz", key))
        else:
            print(f"{name}: left out, it is not in {given.data}", file=sys.stderr)
    if given.people:
        given.cache.mkdir(parents=True, exist_ok=True)
        records = given.cache / f"linkage_{given.people}_seed{given.seed}.csv"
        if not records.exists():
            generator = given.data / "gen_throughcare.py"
            subprocess.run([sys.executable, generator, "--persons", str(given.people), "--seed", str(given.seed), "--out", records], check=True)
        work.append((records.stem, "throughcare", [records], records, "record_id"))
    results = []
    for name, mapping, files, truth_file, key in work:
        if given.only and name not in given.only:
            continue
        truth, sources = truth_of(truth_file, key), None
        if len(files) > 1:
            sources = {}
            for number, path in enumerate(files):
                with opened(path) as file:
                    sources.update((row[key], number) for row in csv.DictReader(file))
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            result = {"set": name, "records": len(truth), "throughline": ours(given.program, mapping, files, truth, sources, folder)}
            if given.splink:
                result["splink"] = theirs(given.splink, given.data, name, files, truth, key, folder)
        results.append(result)
        print(json.dumps(result), file=sys.stderr)
    machine = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    head = f"Measured on {time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores of {machine}, load {os.getloadavg()[0]:.0f} at the end."
    lines = [head, "", "| Set | records | | F1 | precision | recall | threshold | recall at p .99 | recall of all given | CPU s | wall s | MiB |", "|---|---|---|---|---|---|---|---|---|---|---|---|"]
    for result in results:
        for who in ("throughline", "splink"):
            if found := result.get(who):
                times = " | ".join(
                    f"{found[time]:.1f}" + (f" + {found['load_' + time]:.1f}" if "load_" + time in found else "") for time in ("cpu_s", "wall_s")
                )
                lines.append(
                    f"| {result['set']} | {result['records']:,} | {who} | {found['f1']:.4f} | {found['precision']:.4f} | {found['recall']:.4f} | {found['threshold']:.1f} "
                    f"| {found['recall_at_99']:.4f} | {found['recall_reported']:.4f} | {times} | {found['memory_mib']:.0f} |"
                )
    table = "\n".join(lines) + "\n"
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "linkage.md").write_text(table, encoding="utf-8")
    (given.out / "linkage.json").write_text(json.dumps({"machine": machine, "cores": os.cpu_count(), "results": results}, indent=1) + "\n", encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
