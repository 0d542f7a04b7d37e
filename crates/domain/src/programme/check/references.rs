//! What a pack's parts say about each other, and about the world around them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Jurisdictions,
    findings::{InFile, did_you_mean},
};
use crate::{
    category::Category,
    involvement::Part,
    programme::{
        offset::Anchor,
        pack::{ANY_JURISDICTION, FactType, LateStart, Manifest, MilestoneKind, ParticipationRule, Route},
        schema::Spot,
    },
};

/// Who can do or sign something besides the agencies.
const PERSON: &str = "person";

/// The forms of a programme that must be there, or be declared absent, and why.
const VARIANTS: [(&str, &str); 2] =
    [("women", "Bangkok Rules 45 to 47"), ("youth", "CM/Rec(2008)11 on juveniles")];

pub(super) fn check(manifest: &Manifest, jurisdictions: &Jurisdictions, into: &mut InFile<'_>) {
    let mut lint = Lint { manifest, into };
    lint.identity();
    lint.codes();
    lint.around(jurisdictions);
    lint.milestones();
    lint.kinds();
    lint.offers();
    lint.documents_and_meetings();
    lint.measured();
    lint.facts_and_needs();
    lint.numbers();
    lint.roles();
    lint.variants();
}

struct Lint<'a, 'f> {
    manifest: &'a Manifest,
    into: &'a mut InFile<'f>,
}

/// The codes of a list of parts.
macro_rules! codes {
    ($list:expr) => {
        $list.iter().map(|it| it.code.as_str()).collect::<Vec<&str>>()
    };
}

impl Lint<'_, '_> {
    fn error(&mut self, offset: usize, message: impl Into<String>, remedy: impl Into<String>) {
        self.into.error(offset, message, remedy);
    }

    /// A reference to something that must exist.
    fn known(&mut self, what: &str, code: &Spot<String>, known: &[&str]) {
        if !known.contains(&code.as_str()) {
            let message = format!("there is no {what} `{code}`");
            self.error(code.offset, message, did_you_mean(code, known.iter().copied()));
        }
    }

    fn identity(&mut self) {
        let manifest = self.manifest;
        let id = &manifest.id;
        let well_formed = id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !well_formed {
            let message = format!("`{id}` is no id for a pack");
            self.error(id.offset, message, "Use small letters, digits and `-`, as in the folder's name.");
        }
        let version = &manifest.version;
        if version.trim().is_empty() {
            self.error(version.offset, "the version is empty", "Give it one, such as \"2026.1\".");
        } else if version.len() > 40 || version.chars().any(char::is_whitespace) {
            let remedy = "Keep it short and without spaces, such as \"2026.1\".";
            self.error(version.offset, format!("`{version}` is no version"), remedy);
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
            ("variant", variants(manifest)),
            ("exit", manifest.exit.iter().map(|it| &it.code).collect()),
            ("no_access", manifest.no_access.iter().map(|it| &it.code).collect()),
        ];
        let items = manifest.document.iter().map(|it| ("item of a document", it.items.iter().collect()));
        for (what, codes) in groups.into_iter().chain(items) {
            self.each_once(what, codes);
        }
    }

    fn each_once(&mut self, what: &str, codes: Vec<&Spot<String>>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            let well_formed = code.starts_with(|c: char| c.is_ascii_lowercase())
                && code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
            if !well_formed {
                let message = format!("`{code}` is no code for a {what}");
                self.error(code.offset, message, "Use small letters, digits and `_`.");
            }
            if !seen.insert(code.as_str()) {
                let message = format!("the {what} `{code}` stands here twice");
                self.error(code.offset, message, "Rename one of them, or remove it.");
            }
        }
    }

    /// The jurisdiction, and the kinds of agency that it has.
    fn around(&mut self, jurisdictions: &Jurisdictions) {
        let manifest = self.manifest;
        let named = &manifest.jurisdiction;
        let ids: Vec<&str> = jurisdictions.keys().map(String::as_str).chain([ANY_JURISDICTION]).collect();
        if !ids.contains(&named.as_str()) {
            let message = format!("there is no jurisdiction `{named}`");
            let remedy = format!(
                "{} Jurisdictions are files; a new one needs no code.",
                did_you_mean(named, ids.iter().copied())
            );
            self.error(named.offset, message, remedy);
            return;
        }
        let kinds: BTreeSet<&str> = jurisdictions
            .values()
            .filter(|it| [ANY_JURISDICTION, it.id.as_str()].contains(&named.as_str()))
            .flat_map(|it| it.agency_kinds.iter().map(|kind| kind.code.as_str()))
            .collect();
        let bound = manifest.legal_basis.iter().flat_map(|basis| &basis.binds);
        for kind in manifest.agency_role.iter().flat_map(|role| &role.kinds).chain(bound) {
            if !kinds.contains(kind.as_str()) {
                let message = format!("the jurisdiction `{named}` knows no kind of agency `{kind}`");
                self.error(kind.offset, message, did_you_mean(kind, kinds.iter().copied()));
            }
        }
    }

    fn milestones(&mut self) {
        let manifest = self.manifest;
        let (stages, variants) = (codes!(manifest.stage), codes!(manifest.variant));
        let actors = actors(manifest);
        for milestone in &manifest.milestone {
            self.known("agency role", &milestone.who, &actors);
            if let Some(stage) = &milestone.stage {
                self.known("stage", stage, &stages);
            }
            for variant in &milestone.variants {
                self.known("variant", variant, &variants);
            }
            let (code, due) = (&milestone.code, &milestone.due);
            if due.anchor == Anchor::PlannedRelease && due.amount > 0 {
                let counted = due.to_string().replacen('R', "R*", 1);
                let message = format!("`{code}` is due after the planned release");
                self.error(due.offset, message, format!("Count from the actual release: `{counted}`."));
            }
            if !due.anchor.before_release() && milestone.late_start == LateStart::Compress {
                let message = format!("`{code}` is done outside and cannot be compressed");
                self.error(code.offset, message, "Use `due_now` or `skip`.");
            }
            if milestone.mandatory && manifest.participation != ParticipationRule::Mixed {
                let message =
                    format!("`{code}` is mandatory, but the programme is {}", manifest.participation.code());
                let remedy = "Write `participation = \"mixed\"`, or leave `mandatory` away.";
                self.error(code.offset, message, remedy);
            }
        }
        if manifest.participation == ParticipationRule::Mixed
            && !manifest.milestone.iter().any(|it| it.mandatory)
        {
            self.error(
                manifest.id.offset,
                "a mixed programme says which milestones are laid down, and none is",
                "Add `mandatory = true` to them, or make it voluntary or mandatory.",
            );
        }
    }

    /// A shared kind is shown once for all programmes, so a programme must have it once.
    fn kinds(&mut self) {
        let mut seen: BTreeMap<MilestoneKind, Vec<&[Spot<String>]>> = BTreeMap::new();
        for milestone in self.manifest.milestone.iter().filter(|it| it.kind.is_shared()) {
            let others = seen.entry(milestone.kind).or_default();
            let meets = |other: &&[Spot<String>]| {
                other.is_empty()
                    || milestone.variants.is_empty()
                    || other.iter().any(|it| milestone.variants.iter().any(|mine| **mine == **it))
            };
            let twice = others.iter().any(meets);
            others.push(&milestone.variants);
            if twice {
                let kind = milestone.kind.code();
                let message = format!("`{}` is a second milestone of the kind `{kind}`", milestone.code);
                let remedy = "Several programmes show that kind once. Use `document`, `service`, `meeting` or \
                    `review` for the one that is this programme's own.";
                self.error(milestone.code.offset, message, remedy);
            }
        }
    }

    fn offers(&mut self) {
        let manifest = self.manifest;
        let offers: Vec<&str> = manifest
            .milestone
            .iter()
            .filter(|it| it.kind == MilestoneKind::Offer && it.repeats.is_none())
            .map(|it| it.code.as_str())
            .collect();
        for milestone in &manifest.milestone {
            let Some(repeated) = &milestone.repeats else { continue };
            self.known("offer", repeated, &offers);
            if milestone.kind != MilestoneKind::Offer {
                let message = format!("`{}` repeats an offer but is none", milestone.code);
                self.error(milestone.code.offset, message, "Write `kind = \"offer\"`.");
            }
        }
    }

    fn documents_and_meetings(&mut self) {
        let manifest = self.manifest;
        let (milestones, documents) = (codes!(manifest.milestone), codes!(manifest.document));
        let actors = actors(manifest);
        for document in &manifest.document {
            document.milestones.iter().for_each(|it| self.known("milestone", it, &milestones));
            let readers = document.signed_by.iter().chain(&document.reviewed_by);
            readers.for_each(|actor| self.known("agency role", actor, &actors));
        }
        for meeting in &manifest.meeting {
            self.known("milestone", &meeting.milestone, &milestones);
            let there = meeting.attended_by.iter().chain(&meeting.optional).chain(&meeting.chair);
            there.for_each(|actor| self.known("agency role", actor, &actors));
            if let Some(output) = &meeting.output {
                self.known("document", output, &documents);
            }
            if let Some(quorum) = &meeting.quorum
                && !(1..=meeting.attended_by.len()).contains(&usize::from(**quorum))
            {
                let message = format!(
                    "`{}`: a quorum of {quorum} out of {} who must be there",
                    meeting.code,
                    meeting.attended_by.len()
                );
                let remedy = "Count those in `attended_by`; whoever may stay away stands in `optional`.";
                self.error(quorum.offset, message, remedy);
            }
            if let Some(optional) =
                meeting.optional.iter().find(|it| meeting.attended_by.iter().any(|must| **must == ***it))
            {
                let message = format!("`{}`: `{optional}` must be there and may stay away", meeting.code);
                self.error(optional.offset, message, "Take it out of `attended_by` or of `optional`.");
            }
        }
    }

    /// Standards, conditions, steps of the funnel.
    fn measured(&mut self) {
        let manifest = self.manifest;
        let milestones = codes!(manifest.milestone);
        for standard in &manifest.standard {
            if standard.milestone.is_some() == standard.indicator.is_some() {
                let message = format!("`{}` is measured by nothing, or twice", standard.code);
                self.error(standard.code.offset, message, "Give either `milestone` or `indicator`.");
            }
            if let Some(milestone) = &standard.milestone {
                self.known("milestone", milestone, &milestones);
            }
            if !(0.0..=1.0).contains(&*standard.share) {
                self.error(standard.share.offset, "a share lies between 0 and 1", "Write 0.75 for 75 %.");
            }
        }
        let measurements: Vec<&str> = manifest
            .milestone
            .iter()
            .filter(|it| it.kind == MilestoneKind::Measurement)
            .map(|it| it.code.as_str())
            .collect();
        for condition in &manifest.condition {
            let code = &condition.code;
            condition.milestones.iter().for_each(|it| self.known("measurement", it, &measurements));
            if condition.milestones.is_empty() {
                let message = format!("the condition `{code}` is never measured");
                let remedy = "Name milestones of the kind `measurement` in `milestones`.";
                self.error(code.offset, message, remedy);
            }
        }
        for step in manifest.funnel.iter().filter_map(|it| it.milestone.as_ref()) {
            self.known("milestone", step, &milestones);
        }
    }

    fn facts_and_needs(&mut self) {
        let manifest = self.manifest;
        let categories: Vec<&str> = Category::ALL.iter().map(|category| category.code()).collect();
        for fact in &manifest.fact {
            self.known("data category", &fact.category, &categories);
            if (fact.kind == FactType::Enum) == fact.values.is_empty() {
                let message = format!("`{}`: only an enum has values, and it must have some", fact.name);
                self.error(fact.name.offset, message, "Set `type = \"enum\"` with `values = […]`.");
            }
            let mut seen = BTreeSet::new();
            if let Some(twice) = fact.values.iter().find(|value| !seen.insert(value.as_str())) {
                let message = format!("`{}` lists the value `{twice}` twice", fact.name);
                self.error(fact.name.offset, message, "Remove one.");
            }
        }
        let conditions = manifest.condition.iter().map(|it| &it.category);
        for category in manifest.need.iter().map(|it| &it.category).chain(conditions) {
            self.known("data category", category, &categories);
        }
    }

    fn numbers(&mut self) {
        let manifest = self.manifest;
        for stage in &manifest.stage {
            if !(0.0..=10.0).contains(&*stage.weight) {
                let message = format!("the stage `{}` weighs {}", stage.code, stage.weight);
                let remedy = "Write a weight from 0 to 10; 1 is an ordinary person.";
                self.error(stage.weight.offset, message, remedy);
            }
        }
        for reason in manifest.no_access.iter().filter(|it| *it.retry_after_days == 0) {
            let message = format!("`{}` would be tried again on the same day, for ever", reason.code);
            self.error(reason.retry_after_days.offset, message, "Write at least 1.");
        }
    }

    fn roles(&mut self) {
        let manifest = self.manifest;
        for part in [Part::Referring, Part::Lead] {
            let mut having = manifest.agency_role.iter().filter(|role| role.part == part);
            let (first, second) = (having.next(), having.next());
            if first.is_none() || second.is_some() {
                let offset = second.or(manifest.agency_role.first()).map_or(0, |role| role.code.offset);
                let message = format!("exactly one agency role must have `part = \"{}\"`", part.code());
                self.error(offset, message, "One agency refers, one leads; the others are partners.");
            }
        }
        for role in &manifest.agency_role {
            if role.kinds.is_empty() {
                let message = format!("no kind of agency can take the role `{}`", role.code);
                self.error(role.code.offset, message, "Name some in `kinds`.");
            }
            if !role.towns.is_empty() && role.route != Some(Route::Town) {
                let message = format!("`{}` names towns, but is not routed by town", role.code);
                self.error(role.code.offset, message, "Write `route = \"town\"`, or leave `towns` away.");
            }
        }
        let bases = codes!(manifest.legal_basis);
        for replaced in manifest.legal_basis.iter().filter_map(|it| it.replaces.as_ref()) {
            self.known("legal basis", replaced, &bases);
        }
        for (what, missing) in [
            ("stage", manifest.stage.is_empty()),
            ("milestone", manifest.milestone.is_empty()),
            ("exit", manifest.exit.is_empty()),
            ("legal basis", manifest.legal_basis.is_empty()),
        ] {
            if missing {
                self.error(manifest.id.offset, format!("a programme needs at least one {what}"), "Add one.");
            }
        }
    }

    /// A programme has a form for women and one for young people, or says why it has none.
    fn variants(&mut self) {
        let manifest = self.manifest;
        for (variant, rule) in VARIANTS {
            if !variants(manifest).iter().any(|code| code.as_str() == variant) {
                self.error(
                    manifest.id.offset,
                    format!("there is no variant `{variant}` ({rule})"),
                    format!(
                        "Add `[[variant]]` with `code = \"{variant}\"`, or `[[no_variant]]` and the reason under \
                         `no-variant-{variant}` in the texts."
                    ),
                );
            }
        }
    }
}

/// The codes of variants that exist and of those that are declared absent.
fn variants(manifest: &Manifest) -> Vec<&Spot<String>> {
    let absent = manifest.no_variant.iter().map(|it| &it.code);
    manifest.variant.iter().map(|it| &it.code).chain(absent).collect()
}

/// Who can do, sign or attend something.
fn actors(manifest: &Manifest) -> Vec<&str> {
    manifest.agency_role.iter().map(|it| it.code.as_str()).chain([PERSON]).collect()
}
