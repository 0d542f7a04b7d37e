//! The words of every language, read once from the files in `locales/`.

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use rust_embed::RustEmbed;

use super::Locale;

/// The files, inside the binary: `en/plan.ftl`.
#[derive(RustEmbed)]
#[folder = "../../locales/"]
struct Files;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; Locale::ALL.len()]> = LazyLock::new(|| Locale::ALL.map(bundle));

/// A line that cannot be read is left out here, and its key with it; a test holds every file to be read whole.
fn bundle(locale: Locale) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![locale.code().parse().unwrap_or_default()]);
    // The isolation marks around arguments would be visible in page titles and CSV.
    bundle.set_use_isolating(false);
    for path in
        Files::iter().filter(|path| path.ends_with(".ftl") && path.split('/').next() == Some(locale.code()))
    {
        let text = Files::get(&path).and_then(|file| String::from_utf8(file.data.into_owned()).ok());
        let resource = FluentResource::try_new(text.unwrap_or_default()).unwrap_or_else(|(read, _)| read);
        // The first of two with one name stands.
        bundle.add_resource(resource).ok();
    }
    bundle
}

/// The words of a key in a language; nothing where it lacks the key or an argument.
pub(super) fn words(locale: Locale, key: &str, arguments: Option<&FluentArgs<'_>>) -> Option<String> {
    let bundle = BUNDLES.get(Locale::ALL.iter().position(|known| *known == locale)?)?;
    let pattern = bundle.get_message(key)?.value()?;
    let (mut written, mut errors) = (String::new(), Vec::new());
    bundle.write_pattern(&mut written, pattern, arguments, &mut errors).ok()?;
    errors.is_empty().then_some(written)
}
