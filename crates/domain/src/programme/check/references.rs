//! What a pack's parts say about each other, and what they say they rest on.

use std::collections::BTreeSet;

use super::{Findings, MANIFEST, did_you_mean};
use crate::{
    category::Category,
    involvement::Part,
    programme::{
        offset::Anchor,
        pack::{BasisKind, FactType, LateStart, Manifest},
        schema::Spot,
    },
};

/// Who can do or sign something besides the agencies.
const PERSON: &str = "person";

pub(super) fn check(manifest: &Manifest, source: &str, findings: &mut Findings) {
    let mut lint = Lint { manifest, source, findings };
    lint.codes();
    lint.milestones();
    lint.documents_and_meetings();
    lint.standards();
    lint.facts_and_needs();
    lint.roles();
    lint.variants();
    lint.sources();
}

struct Lint<'a> {
    manifest: &'a Manifest,
    source: &'a str,
    findings: &'a mut Findings,
}

impl Lint<'_> {
    fn error(&mut self, offset: usize, message: impl Into<String>, remedy: impl Into<String>) {
        self.findings.error(MANIFEST, self.source, offset, message, remedy);
    }

    /// A reference to something that must exist.
    fn known(&mut self, what: &str, code: &Spot<String>, known: &[&str]) {
        if !known.contains(&code.as_str()) {
            self.error(
                code.offset,
                format!("there is no {what} `{}`", code.as_str()),
                did_you_mean(code, known.iter().copied()),
            );
        }
    }

    /// Every code is well formed and stands once among its kind.
    fn codes(&mut self) {
        let manifest = self.manifest;
        let groups: [(&str, Vec<&Spot<String>>); 14] = [
            ("fact", manifest.fact.iter().map(|it| &it.name).collect()),
            ("criterion", manifest.criterion.iter().map(|it| &it.code).collect()),
            ("legal basis", manifest.legal_basis.iter().map(|it| &it.code).collect()),
            ("agency role", manifest.agency_role.iter().map(|it| &it.code).collect()),
            ("stage", manifest.stage.iter().map(|it| &it.code).collect()),
            ("need", manifest.need.iter().map(|it| &it.code).collect()),
            ("milestone", manifest.milestone.iter().map(|it| &it.code).collect()),
            ("document", manifest.document.iter().map(|it| &it.code).collect()),
            ("meeting", manifest.meeting.iter().map(|it| &it.code).collect()),
            ("condition", manifest.condition.iter().map(|it| &it.code).collect()),
            ("funnel step", manifest.funnel.iter().map(|it| &it.code).collect()),
            ("variant", manifest.variant.iter().map(|it| &it.code).collect()),
            ("exit", manifest.exit.iter().map(|it| &it.code).collect()),
            ("no_access", manifest.no_access.iter().map(|it| &it.code).collect()),
        ];
        for (what, codes) in groups {
            let mut seen = BTreeSet::new();
            for code in codes {
                let well_formed = code.starts_with(|c: char| c.is_ascii_lowercase())
                    && code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
                if !well_formed {
                    let message = format!("`{}` is no code for a {what}", code.as_str());
                    self.error(code.offset, message, "Use small letters, digits and `_`.");
                }
                if !seen.insert(code.as_str()) {
                    let message = format!("the {what} `{}` stands here twice", code.as_str());
                    self.error(code.offset, message, "Rename one of them.");
                }
            }
        }
    }

    fn milestones(&mut self) {
        let manifest = self.manifest;
        let stages: Vec<&str> = manifest.stage.iter().map(|it| it.code.as_str()).collect();
        let variants: Vec<&str> = manifest.variant.iter().map(|it| it.code.as_str()).collect();
        let actors = actors(manifest);
        for milestone in &manifest.milestone {
            self.known("agency role", &milestone.who, &actors);
            if let Some(stage) = &milestone.stage {
                self.known("stage", stage, &stages);
            }
            for variant in &milestone.variants {
                self.known("variant", variant, &variants);
            }
            let offset = milestone.code.offset;
            if milestone.due.anchor == Anchor::PlannedRelease && milestone.due.amount > 0 {
                let message = format!("`{}` is due after the planned release", milestone.code.as_str());
                let remedy = format!(
                    "Count from the actual release: `{}`.",
                    milestone.due.to_string().replacen('R', "R*", 1)
                );
                self.error(offset, message, remedy);
            }
            if !milestone.due.anchor.before_release() && milestone.late_start == LateStart::Compress {
                let message =
                    format!("`{}` is done outside and cannot be compressed", milestone.code.as_str());
                self.error(offset, message, "Use `due_now` or `skip`.");
            }
        }
    }

    fn documents_and_meetings(&mut self) {
        let manifest = self.manifest;
        let milestones: Vec<&str> = manifest.milestone.iter().map(|it| it.code.as_str()).collect();
        let actors = actors(manifest);
        for document in &manifest.document {
            for milestone in &document.milestones {
                self.known("milestone", milestone, &milestones);
            }
            for actor in &document.signed_by {
                self.known("agency role", actor, &actors);
            }
        }
        for meeting in &manifest.meeting {
            self.known("milestone", &meeting.milestone, &milestones);
            for actor in &meeting.attended_by {
                self.known("agency role", actor, &actors);
            }
        }
    }

    fn standards(&mut self) {
        let manifest = self.manifest;
        let milestones: Vec<&str> = manifest.milestone.iter().map(|it| it.code.as_str()).collect();
        for standard in &manifest.standard {
            if standard.milestone.is_some() == standard.indicator.is_some() {
                let message = format!("`{}` is measured by nothing, or twice", standard.code.as_str());
                self.error(standard.code.offset, message, "Give either `milestone` or `indicator`.");
            }
            if let Some(milestone) = &standard.milestone {
                self.known("milestone", milestone, &milestones);
            }
            if !(0.0..=1.0).contains(&*standard.share) {
                self.error(standard.share.offset, "a share lies between 0 and 1", "Write 0.75 for 75 %.");
            }
        }
    }

    fn facts_and_needs(&mut self) {
        let manifest = self.manifest;
        let categories: Vec<&str> = Category::ALL.iter().map(|category| category.code()).collect();
        for fact in &manifest.fact {
            self.known("data category", &fact.category, &categories);
            if (fact.kind == FactType::Enum) == fact.values.is_empty() {
                let message =
                    format!("`{}`: only an enum has values, and it must have some", fact.name.as_str());
                self.error(fact.name.offset, message, "Set `type = \"enum\"` with `values = […]`.");
            }
        }
        for need in &manifest.need {
            self.known("data category", &need.category, &categories);
        }
    }

    fn roles(&mut self) {
        let manifest = self.manifest;
        for part in [Part::Referring, Part::Lead] {
            if manifest.agency_role.iter().filter(|role| role.part == part).count() != 1 {
                let offset = manifest.agency_role.first().map_or(0, |role| role.code.offset);
                let message = format!("exactly one agency role must have `part = \"{}\"`", part.code());
                self.error(offset, message, "One agency refers, one leads.");
            }
        }
        for (what, missing) in [
            ("stage", manifest.stage.is_empty()),
            ("milestone", manifest.milestone.is_empty()),
            ("exit", manifest.exit.is_empty()),
            ("legal basis", manifest.legal_basis.is_empty()),
        ] {
            if missing {
                self.error(0, format!("a programme needs at least one {what}"), "Add one.");
            }
        }
    }

    /// Bangkok Rules 45 to 47: a programme has a form for women, or says why it has none.
    fn variants(&mut self) {
        let manifest = self.manifest;
        let mut named =
            manifest.variant.iter().map(|it| &it.code).chain(manifest.no_variant.iter().map(|it| &it.code));
        if !named.any(|code| code.as_str() == "women") {
            self.error(
                manifest.id.offset,
                "there is no variant `women` (Bangkok Rules 45 to 47)",
                "Add `[[variant]]` with `code = \"women\"`, or `[[no_variant]]` and the reason in the texts.",
            );
        }
    }

    /// What claims to be verified names what was read; a design or general knowledge is not that.
    fn sources(&mut self) {
        let manifest = self.manifest;
        let window = ("the window", manifest.window.source.as_deref(), &manifest.window.verified);
        let claims = std::iter::once(window)
            .chain(
                manifest.legal_basis.iter().map(|it| (it.code.as_str(), it.source.as_deref(), &it.verified)),
            )
            .chain(manifest.criterion.iter().map(|it| (it.code.as_str(), it.source.as_deref(), &it.verified)))
            .chain(manifest.milestone.iter().map(|it| (it.code.as_str(), it.source.as_deref(), &it.verified)))
            .chain(manifest.variant.iter().map(|it| (it.code.as_str(), it.source.as_deref(), &it.verified)))
            .chain(manifest.standard.iter().map(|it| (it.code.as_str(), it.source.as_deref(), &it.verified)));
        for (what, cited, verified) in claims.collect::<Vec<_>>() {
            if !**verified {
                continue;
            }
            match cited {
                None => self.error(
                    verified.offset,
                    format!("`{what}` is said to be verified, but names no source"),
                    "Add `source = \"…\"`, or set `verified = false`.",
                ),
                Some(cited) if cited.contains("[GK]") || cited.contains("[DESIGN]") => self.error(
                    verified.offset,
                    format!("`{what}` states as law what nobody has read: {cited}"),
                    "Set `verified = false`.",
                ),
                Some(_) => {}
            }
        }
        for basis in manifest.legal_basis.iter().filter(|it| it.kind == BasisKind::Statute && !*it.verified) {
            self.findings.warning(
                MANIFEST,
                self.source,
                basis.verified.offset,
                format!("the statute `{}` is not verified, so it opens nothing", basis.code.as_str()),
                "Read it, cite it, and set `verified = true`.",
            );
        }
    }
}

/// Who can do, sign or attend something.
fn actors(manifest: &Manifest) -> Vec<&str> {
    manifest.agency_role.iter().map(|it| it.code.as_str()).chain([PERSON]).collect()
}
