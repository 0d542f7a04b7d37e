//! What stands in `pack.toml`, field by field. The published JSON Schema is made from these types.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Deserialize;

use super::{
    BasisKind, ExitOutcome, FactType, Held, LateStart, MilestoneKind, OnRelease, ParticipationRule, Route,
    Town, text_key,
};
use crate::{
    calendar::Roll,
    category::Category,
    involvement::Part,
    programme::{
        cited::Claim,
        offset::Offset,
        schema::{Day, Spot},
        standards::Standard,
    },
};

/// What stands in `pack.toml`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The pack's id, which is the name of its folder.
    pub id: Spot<String>,
    /// The version, for people: `2026.1`. Enrolments are pinned to the hash of the files.
    pub version: Spot<String>,
    /// The jurisdiction, a file of `jurisdictions/`; or `any`, for a programme that needs no country.
    pub jurisdiction: Spot<String>,
    /// The languages that the texts must be complete in.
    pub languages: Spot<Vec<String>>,
    /// The first day on which somebody can be enrolled.
    pub valid_from: Spot<Day>,
    /// The last day.
    pub valid_to: Option<Spot<Day>>,
    /// Whether a person can say no.
    pub participation: ParticipationRule,
    /// The sharing profile under which data is shared while somebody takes part. Only its name: who
    /// may see what is decided by the rules of the day, never by a version of a pack.
    pub sharing_profile: Option<Spot<String>>,
    /// When the programme takes somebody in and when it lets go.
    pub window: Window,
    /// How many days a compressed milestone leaves from the start. Three unless told.
    #[serde(default = "three")]
    pub compressed_days: u16,
    /// What the programme rests on.
    pub legal_basis: Vec<LegalBasis>,
    /// What the marks in `source = "[mark] …"` stand for.
    #[serde(default)]
    pub source: Vec<SourceDef>,
    /// What must be known about a person.
    #[serde(default)]
    pub fact: Vec<FactDecl>,
    /// Who the programme is for: all must be met.
    #[serde(default)]
    pub criterion: Vec<Criterion>,
    /// The agencies' roles.
    pub agency_role: Vec<AgencyRole>,
    /// The stages a person goes through, in order.
    pub stage: Vec<Stage>,
    /// The domains of need that the plan covers.
    #[serde(default)]
    pub need: Vec<NeedDomain>,
    /// What is due when.
    pub milestone: Vec<MilestoneDef>,
    /// The documents made.
    #[serde(default)]
    pub document: Vec<DocumentDef>,
    /// The meetings held.
    #[serde(default)]
    pub meeting: Vec<MeetingDef>,
    /// What is measured of every person: has a bed, has papers …
    #[serde(default)]
    pub condition: Vec<ConditionDef>,
    /// The steps that people are counted at, from being told of the programme to its end.
    #[serde(default)]
    pub funnel: Vec<FunnelStep>,
    /// What the service promises, as a share of people.
    #[serde(default)]
    pub standard: Vec<Standard>,
    /// Forms of the programme for some people.
    #[serde(default)]
    pub variant: Vec<Variant>,
    /// Variants that the programme does without, each with the reason in its texts.
    #[serde(default)]
    pub no_variant: Vec<CodeOnly>,
    /// How it can end.
    pub exit: Vec<ExitReason>,
    /// Why nobody could reach the person, and when to try again.
    #[serde(default)]
    pub no_access: Vec<NoAccess>,
}

const fn three() -> u16 {
    3
}

/// When the programme takes somebody in and when it lets go.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// From when on somebody can be taken in.
    pub open: Spot<Offset>,
    /// When it lets go at the latest.
    pub close: Spot<Offset>,
    /// When it may let go at the earliest.
    pub min_close: Option<Spot<Offset>>,
    /// Where that is laid down.
    pub source: Option<Spot<String>>,
    /// Whether somebody read it there.
    pub verified: Spot<bool>,
}

/// What the programme rests on.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// Its code.
    pub code: Spot<String>,
    /// What it is.
    pub kind: BasisKind,
    /// The first day of its force.
    pub valid_from: Option<Spot<Day>>,
    /// The last day.
    pub valid_to: Option<Spot<Day>>,
    /// The basis that this one follows, where the law changed in mid-life: it ends the day before
    /// this one begins.
    pub replaces: Option<Spot<String>>,
    /// The kinds of agency that a statute binds. A duty to co-operate binds those that it lists and
    /// nobody else: without this, a statute opens nothing by duty.
    #[serde(default)]
    pub binds: Vec<Spot<String>>,
    /// The citation.
    pub source: Option<Spot<String>>,
    /// Whether somebody read it there.
    pub verified: Spot<bool>,
}

/// Something that can be read: what a mark such as `[28]` stands for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceDef {
    /// The mark, without brackets. `DESIGN` (our own proposal) and `GK` (general knowledge, read
    /// nowhere) are known to every pack.
    pub mark: Spot<String>,
    /// Title, author and year, as a reader would look for it, in its own language.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// Which pages or articles.
    pub pages: Option<String>,
}

/// A fact that criteria and conditions may ask for. Its question stands under `fact-<name>`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactDecl {
    /// Its name in expressions, sources and answers.
    pub name: Spot<String>,
    /// What values it can have.
    #[serde(rename = "type")]
    pub kind: FactType,
    /// The codes of an enum, each with its words under `fact-<name>-<code>`.
    #[serde(default)]
    pub values: Vec<String>,
    /// The data category that an answer falls under: the row of the sharing matrix.
    pub category: Spot<String>,
    /// Whether release lists bring it, so that nobody need be asked.
    #[serde(default)]
    pub roster: bool,
}

impl FactDecl {
    /// The data category.
    pub fn category(&self) -> Option<Category> {
        Category::from_code(&self.category)
    }
}

/// One condition of eligibility. Its words stand under `criterion-<code>`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its code.
    pub code: Spot<String>,
    /// A CEL expression over the facts, true for people who meet it.
    pub when: Spot<String>,
    /// Where it is laid down.
    pub source: Option<Spot<String>>,
    /// Whether somebody read it there.
    pub verified: Spot<bool>,
}

/// A role in the programme, taken by one agency per case.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgencyRole {
    /// Its code.
    pub code: Spot<String>,
    /// What the agency does in the case.
    pub part: Part,
    /// The kinds of agency that can take it.
    pub kinds: Vec<Spot<String>>,
    /// Which of them is proposed; without it a worker chooses.
    pub route: Option<Route>,
    /// For `route = "town"`: which towns of the person are responsible, the first known one first.
    /// The intended settlement, then the origin, unless told.
    #[serde(default)]
    pub towns: Vec<Town>,
}

impl AgencyRole {
    /// The towns whose agency is proposed, in order.
    pub fn routed_towns(&self) -> &[Town] {
        match (self.route, self.towns.as_slice()) {
            (Some(Route::Town), []) => &[Town::IntendedSettlement, Town::OriginOrMainStay],
            (Some(Route::Town), told) => told,
            (Some(Route::Jurisdiction) | None, _) => &[],
        }
    }
}

/// A stage of the programme.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Its code.
    pub code: Spot<String>,
    /// How much of a worker's load a person in this stage is; 1 is an ordinary person.
    pub weight: Spot<f64>,
    /// When it begins; the first stage begins with the enrolment.
    pub begins: Option<Offset>,
}

/// A domain of need, with the category that its content falls under.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NeedDomain {
    /// Its code.
    pub code: Spot<String>,
    /// The row of the sharing matrix.
    pub category: Spot<String>,
}

/// Something due. Its words stand under `milestone-<code>`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MilestoneDef {
    /// Its code.
    pub code: Spot<String>,
    /// What it is.
    pub kind: MilestoneKind,
    /// Due no later than this.
    pub due: Spot<Offset>,
    /// Not to be done before this.
    pub opens: Option<Spot<Offset>>,
    /// Where a due date that is not a working day goes; it stays unless told.
    pub roll: Option<Roll>,
    /// Who does it: a role's code, or `person`.
    pub who: Spot<String>,
    /// The stage it belongs to.
    pub stage: Option<Spot<String>>,
    /// The variants in which it exists; all unless told.
    #[serde(default)]
    pub variants: Vec<Spot<String>>,
    /// In a mixed programme: laid down, whether or not the person has said yes.
    #[serde(default)]
    pub mandatory: bool,
    /// The offer that this one repeats: it no longer applies once the person has said yes.
    pub repeats: Option<Spot<String>>,
    /// A CEL expression; where it is false the milestone does not apply, for the reason under
    /// `milestone-<code>-not-applicable`.
    pub when: Option<Spot<String>>,
    /// What happens when the start is too late for it. `skip` and `compress` give their reason
    /// under `milestone-<code>-late`.
    #[serde(default = "due_now")]
    pub late_start: LateStart,
    /// What happens at the release, if it hangs on A, S or R.
    #[serde(default = "missed")]
    pub on_early_release: OnRelease,
    /// Where it is laid down.
    pub source: Option<Spot<String>>,
    /// Whether somebody read it there. What is not verified is never shown as law.
    pub verified: Spot<bool>,
}

const fn due_now() -> LateStart {
    LateStart::DueNow
}
const fn missed() -> OnRelease {
    OnRelease::Missed
}

/// A document, due with a milestone.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentDef {
    /// Its code.
    pub code: Spot<String>,
    /// The milestones at which it is made.
    pub milestones: Vec<Spot<String>>,
    /// Who signs: roles, or `person`.
    #[serde(default)]
    pub signed_by: Vec<Spot<String>>,
    /// Who reads it over before it counts.
    #[serde(default)]
    pub reviewed_by: Vec<Spot<String>>,
    /// What stands in it, each with its words under `document-<code>-<item>`.
    #[serde(default)]
    pub items: Vec<Spot<String>>,
    /// Whether it must fit on one page.
    #[serde(default)]
    pub one_page: bool,
}

/// A meeting, due with a milestone.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingDef {
    /// Its code.
    pub code: Spot<String>,
    /// The milestone it meets.
    pub milestone: Spot<String>,
    /// Who must be there: roles, or `person`.
    pub attended_by: Vec<Spot<String>>,
    /// Who may join.
    #[serde(default)]
    pub optional: Vec<Spot<String>>,
    /// How many of those who must be there suffice; all unless told.
    pub quorum: Option<Spot<u16>>,
    /// Who leads it.
    pub chair: Option<Spot<String>>,
    /// How it is held; anyhow unless told.
    pub held: Option<Held>,
    /// The document that it makes.
    pub output: Option<Spot<String>>,
}

/// Something that is measured of every person, at milestones of the kind `measurement`. Its words
/// stand under `condition-<code>`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionDef {
    /// Its code.
    pub code: Spot<String>,
    /// The row of the sharing matrix that the answer falls under.
    pub category: Spot<String>,
    /// The milestones at which it is measured.
    pub milestones: Vec<Spot<String>>,
}

/// A step that people are counted at. Its words stand under `funnel-<code>`.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FunnelStep {
    /// Its code.
    pub code: Spot<String>,
    /// The milestone that somebody at this step has met; the last step may name none and counts
    /// who completed the programme.
    pub milestone: Option<Spot<String>>,
}

/// A form of the programme for some people.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Its code: `women`, `youth` …
    pub code: Spot<String>,
    /// A CEL expression: who it is proposed for. A worker may choose otherwise.
    pub when: Option<Spot<String>>,
    /// Where it is laid down.
    pub source: Option<Spot<String>>,
    /// Whether somebody read it there.
    pub verified: Spot<bool>,
}

/// A thing with nothing but a code and its words.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeOnly {
    /// Its code.
    pub code: Spot<String>,
}

/// A way in which the programme can end.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExitReason {
    /// Its code.
    pub code: Spot<String>,
    /// What kind of end it is.
    pub outcome: ExitOutcome,
}

/// Why nobody could reach the person.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoAccess {
    /// Its code.
    pub code: Spot<String>,
    /// After how many days to try again.
    pub retry_after_days: Spot<u16>,
}

impl Manifest {
    /// Every text key that the pack needs, once each, with the byte offset of what needs it.
    pub fn text_keys(&self) -> BTreeMap<String, usize> {
        let mut keys = BTreeMap::from([("name".to_owned(), 0), ("summary".to_owned(), 0)]);
        let mut need = |parts: &[&str], offset: usize| {
            keys.entry(text_key(parts)).or_insert(offset);
        };
        let coded: [(&str, Vec<&Spot<String>>); 14] = [
            ("basis", self.legal_basis.iter().map(|it| &it.code).collect()),
            ("fact", self.fact.iter().map(|it| &it.name).collect()),
            ("criterion", self.criterion.iter().map(|it| &it.code).collect()),
            ("role", self.agency_role.iter().map(|it| &it.code).collect()),
            ("stage", self.stage.iter().map(|it| &it.code).collect()),
            ("need", self.need.iter().map(|it| &it.code).collect()),
            ("milestone", self.milestone.iter().map(|it| &it.code).collect()),
            ("document", self.document.iter().map(|it| &it.code).collect()),
            ("meeting", self.meeting.iter().map(|it| &it.code).collect()),
            ("condition", self.condition.iter().map(|it| &it.code).collect()),
            ("funnel", self.funnel.iter().map(|it| &it.code).collect()),
            ("variant", self.variant.iter().map(|it| &it.code).collect()),
            ("exit", self.exit.iter().map(|it| &it.code).collect()),
            ("no-access", self.no_access.iter().map(|it| &it.code).collect()),
        ];
        for (prefix, codes) in coded {
            for code in codes {
                need(&[prefix, code], code.offset);
            }
        }
        for absent in &self.no_variant {
            need(&["no-variant", &absent.code], absent.code.offset);
        }
        for standard in &self.standard {
            need(&["standard", &standard.code], standard.code.offset);
        }
        for document in &self.document {
            for item in &document.items {
                need(&["document", &document.code, item], item.offset);
            }
        }
        for fact in &self.fact {
            for value in &fact.values {
                need(&["fact", &fact.name, value], fact.name.offset);
            }
        }
        for milestone in &self.milestone {
            if milestone.late_start != LateStart::DueNow {
                need(&["milestone", &milestone.code, "late"], milestone.code.offset);
            }
            if milestone.when.is_some() {
                need(&["milestone", &milestone.code, "not_applicable"], milestone.code.offset);
            }
        }
        keys
    }

    /// Text keys that a pack may have: what its citations say besides their marks.
    pub fn optional_text_keys(&self) -> BTreeSet<String> {
        Claim::all(self).into_iter().map(Claim::text_key).collect()
    }

    /// The fact with this name.
    pub fn fact(&self, name: &str) -> Option<&FactDecl> {
        self.fact.iter().find(|fact| *fact.name == name)
    }
}
