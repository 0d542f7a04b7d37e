//! Refuses to build without the style sheet and the script, and says how to get them.

use std::path::Path;
use std::process::exit;

const BUILT: [&str; 2] = ["throughline.css.gz", "throughline.js.gz"];

fn main() {
    // Asked when it runs, not when it was compiled: two checkouts may share a target directory.
    let crate_dir = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let dist = Path::new(&crate_dir).join("../../ui/dist");
    // Both are embedded by macros that cannot see new files by themselves.
    println!("cargo:rerun-if-changed=../../ui/dist");
    println!("cargo:rerun-if-changed=../../locales");
    if let Some(missing) = BUILT.iter().find(|file| !dist.join(file).is_file()) {
        println!(
            "cargo:warning=ui/dist/{missing} is missing: the style sheet and the script are not built yet."
        );
        println!("cargo:warning=Run `make ui` (or `npm ci && npm run build` in ui/), then build again.");
        eprintln!("ui/dist/{missing} is missing: run `make ui`, then build again.");
        exit(1);
    }
}
