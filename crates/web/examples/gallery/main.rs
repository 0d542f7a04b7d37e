//! The component catalogue: four sample pages with invented people, as static files.
//!
//! `cargo run -p throughline-web --example gallery -- OUTDIR [en|ca|es]`, then open
//! `OUTDIR/index.html`. Only the words of components are translated; the samples are English.

mod case;
mod change;
mod kit;
mod people;
mod releases;

use std::path::Path;
use std::{env, fs, io};

use jiff::civil::date;
use maud::Markup;
use throughline_web::assets;
use throughline_web::i18n::{Locale, Tr};
use throughline_web::layout::{Page, Search, Viewer};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let out = arguments.next().unwrap_or_else(|| "gallery".to_owned());
    let locale = arguments.next().and_then(|tag| Locale::from_code(&tag)).unwrap_or_default();
    let tr = Tr::new(locale, date(2026, 3, 10));
    let out = Path::new(&out);
    // Files opened without a server: the addresses of the assets become relative.
    let relative = assets::url("").trim_start_matches('/').to_owned();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/dist"), &out.join(&relative))?;
    let pages: [(&str, Markup); 5] = [
        ("releases.html", releases::page(tr)),
        ("case.html", case::page(tr)),
        ("change.html", change::page(tr)),
        ("people.html", people::page(tr)),
        ("index.html", kit::page(tr)),
    ];
    for (name, markup) in pages {
        let html = markup.into_string().replace(&assets::url(""), &relative);
        fs::write(out.join(name), html)?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The frame that all samples share.
fn frame<'a>(tr: Tr, title: &'a str, agency: &'a str, name: &'a str) -> Page<'a> {
    Page::new(tr, title)
        .viewer(Viewer { agency, name, account: "#account", sign_out: "#sign-out", csrf: "token" })
        .search(Search { action: "#search", query: "" })
}
