//! Rulings: what the policies say about one cell in one standing, evaluated once and remembered.
//!
//! A decision is a pure function of a policy set and a request. So what is remembered never goes
//! stale: its key is the content of the profiles (by hash), the day as far as dates of rules go, and
//! every value of the context. Nothing is kept by time, by person or across processes.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use cedar_policy::{
    Authorizer, Context, Decision as Allowed, Entities, EntityId, EntityTypeName, EntityUid, PolicySet,
    Request, RestrictedExpression, Schema,
};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use throughline_domain::{
    agency::Role,
    category::{Category, Depth},
    purpose::Purpose,
};

use super::profile::{self, Fault, Meta, Profile, Rule};

/// As many rulings are kept for one kind of reader in one profile; then it begins anew.
const KEPT: usize = 20_000;

/// An action of the schema that shows something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Looking {
    At(Depth),
    BreakGlass,
    /// That somebody comes home, before the agency is on the case.
    Signal,
    /// When somebody leaves, for a victim who asked to be told.
    VictimNotice {
        /// Whether one did.
        opted_in: bool,
    },
    /// Who a record is about, to say whether another is the same person's.
    Review {
        /// Whether the record waits for that.
        queued: bool,
    },
}

impl Looking {
    pub const fn action(self) -> &'static str {
        match self {
            Self::At(Depth::Full) => "viewFull",
            Self::At(Depth::Summary) => "viewSummary",
            Self::At(Depth::Consequence) => "viewConsequence",
            Self::At(Depth::Existence | Depth::None) => "viewExistence",
            Self::BreakGlass => "breakGlass",
            Self::Signal => "signal",
            Self::VictimNotice { .. } => "victimNotice",
            Self::Review { .. } => "reviewRecords",
        }
    }
}

/// Everything that the context of a request is made from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(clippy::struct_excessive_bools, reason = "each is one answer that the policies ask for")]
pub(super) struct Standing {
    pub category: Category,
    pub on_the_case: bool,
    pub holds_record: bool,
    pub own: bool,
    pub origin: Option<Arc<str>>,
    pub permitted: Depth,
    pub agreed: bool,
    pub judged: Depth,
    pub statute: bool,
    pub authorised: bool,
    /// The most that the lead worker left.
    pub left: Depth,
    pub court_ordered: bool,
    pub level: u8,
    pub purpose: Purpose,
    pub roles: Arc<[Role]>,
    pub break_glass: bool,
}

impl Standing {
    fn context(&self, looking: Looking) -> Option<Context> {
        let depth = match looking {
            Looking::At(depth) => depth,
            // The cell of a victim service that a notice comes from is a summary: days, and of which kind.
            Looking::VictimNotice { .. } => Depth::Summary,
            Looking::BreakGlass | Looking::Signal | Looking::Review { .. } => Depth::Full,
        };
        let yes = RestrictedExpression::new_bool;
        let text = |text: &str| RestrictedExpression::new_string(text.to_owned());
        let pairs = [
            ("onTheCase", yes(self.on_the_case)),
            ("holdsRecord", yes(self.holds_record)),
            ("own", yes(self.own)),
            ("origin", text(self.origin.as_deref().unwrap_or_default())),
            ("permitted", yes(self.permitted >= depth)),
            ("agreed", yes(self.agreed)),
            ("judged", yes(self.judged >= depth)),
            ("statute", yes(self.statute)),
            ("authorised", yes(self.authorised)),
            ("narrowed", yes(self.left < depth)),
            ("courtOrdered", yes(self.court_ordered)),
            ("level", RestrictedExpression::new_long(i64::from(self.level))),
            ("purpose", text(self.purpose.code())),
            ("roles", RestrictedExpression::new_set(self.roles.iter().map(|role| text(role.code())))),
            ("breakGlass", yes(self.break_glass)),
            ("optedIn", yes(matches!(looking, Looking::VictimNotice { opted_in: true }))),
            ("queued", yes(matches!(looking, Looking::Review { queued: true }))),
        ];
        Context::from_pairs(pairs.map(|(name, value)| (name.to_owned(), value))).ok()
    }
}

/// What the policies say: how deep, by which of them, and which close what lies above.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Ruling {
    pub depth: Option<Depth>,
    pub by: Vec<Arc<Meta>>,
    pub closed_by: Vec<Arc<Meta>>,
    pub broke_glass: bool,
}

impl Ruling {
    pub fn depth(&self) -> Depth {
        self.depth.unwrap_or(Depth::None)
    }
}

/// The policies that can decide about one column's cells, by category.
pub(super) struct Slices {
    column: String,
    by_category: BTreeMap<Category, Slice>,
    rulings: Mutex<FxHashMap<Standing, Arc<Ruling>>>,
}

struct Slice {
    set: PolicySet,
    meta: HashMap<String, Arc<Meta>>,
}

#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct SliceKey {
    column: String,
    /// The profile that decides: the hash of its pack's content.
    decides: Option<(String, usize)>,
    /// Every profile of the case, with its epoch: what they forbid binds.
    binds: Vec<(String, usize)>,
}

/// Slices by what they were asked for: a list of fifty cases asks for the same ones fifty times. A profile's
/// hash names one content for ever and the day is part of the question, so no answer goes stale.
struct Recent {
    column: Box<str>,
    decides: Option<Box<str>>,
    binds: Vec<Box<str>>,
    today: Date,
    slices: Arc<Slices>,
}

impl Recent {
    fn is_for(&self, column: &str, decides: Option<&str>, binds: &[&str], today: Date) -> bool {
        self.today == today
            && *self.column == *column
            && self.decides.as_deref() == decides
            && self.binds.iter().map(|hash| &**hash).eq(binds.iter().copied())
    }
}

/// So many of these are kept; then they begin anew.
const RECENT: usize = 64;

/// A programme's profile as far as this process has read it.
type Known = Option<Arc<Profile>>;

/// The policies of every programme, and what they said.
pub struct Sharing {
    schema: Schema,
    actions: Entities,
    guards: Vec<Rule>,
    columns: Mutex<HashMap<String, Arc<Vec<Rule>>>>,
    packs: Mutex<HashMap<String, Known>>,
    slices: Mutex<HashMap<SliceKey, Arc<Slices>>>,
    recent: Mutex<Vec<Recent>>,
}

impl std::fmt::Debug for Sharing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sharing").field("guards", &self.guards.len()).finish_non_exhaustive()
    }
}

/// What a thread that panicked held is still whole: each lock is taken for one insertion.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sharing {
    /// Reads the rules that hold everywhere. The columns of the matrix are read when first asked for.
    pub fn new() -> Result<Self, Vec<Fault>> {
        let schema = profile::schema().map_err(|fault| vec![fault])?;
        let mut guards = profile::read_rules(profile::DEFAULT, "always.cedar", profile::ALWAYS)?;
        guards.extend(profile::read_rules(profile::DEFAULT, "never.cedar", profile::NEVER)?);
        let actions = Entities::from_entities([], Some(&schema))
            .map_err(|e| vec![Fault { policy: "schema.cedarschema".to_owned(), message: e.to_string() }])?;
        Ok(Self {
            schema,
            actions,
            guards,
            columns: Mutex::default(),
            packs: Mutex::default(),
            slices: Mutex::default(),
            recent: Mutex::default(),
        })
    }

    /// Checks the whole default profile against the schema: what a program does when it starts.
    pub fn check(&self) -> Result<(), Vec<Fault>> {
        let mut rules = self.guards.clone();
        for column in super::Column::DEFAULT {
            let text = profile::column_text(column).unwrap_or_default();
            rules.extend(profile::read_rules(profile::DEFAULT, column, text)?);
        }
        profile::validate(&rules, &self.schema)
    }

    /// Makes the profile of a pack known, under the hash of the pack's content. A pack without one has
    /// the default. A profile with a fault is refused, and whatever was known stays as it is.
    pub fn learn(&self, pack: &str, hash: &str, text: Option<&str>) -> Result<(), Vec<Fault>> {
        if locked(&self.packs).contains_key(hash) {
            return Ok(());
        }
        let profile = text.map(|text| Profile::read(pack, text)).transpose()?.map(Arc::new);
        locked(&self.packs).insert(hash.to_owned(), profile);
        Ok(())
    }

    /// Whether the profile under this hash was read.
    pub fn knows(&self, hash: &str) -> bool {
        locked(&self.packs).contains_key(hash)
    }

    fn column(&self, column: &str) -> Arc<Vec<Rule>> {
        if let Some(known) = locked(&self.columns).get(column) {
            return known.clone();
        }
        // That every column can be read is shown by a test; one that could not would open nothing.
        let text = profile::column_text(column).unwrap_or_default();
        let rules = Arc::new(profile::read_rules(profile::DEFAULT, column, text).unwrap_or_default());
        locked(&self.columns).insert(column.to_owned(), rules.clone());
        rules
    }

    /// The slices for a column, where one profile decides and several bind. `None` where one of them was
    /// never read: then nothing is known of what it forbids, and nothing is shown.
    pub(super) fn slices(
        &self,
        column: &str,
        decides: Option<&str>,
        binds: &[&str],
        today: Date,
    ) -> Option<Arc<Slices>> {
        let recent = |it: &Recent| it.is_for(column, decides, binds, today).then(|| Arc::clone(&it.slices));
        if let Some(slices) = locked(&self.recent).iter().find_map(recent) {
            return Some(slices);
        }
        let slices = self.slices_of(column, decides, binds, today)?;
        let mut recent = locked(&self.recent);
        if recent.len() >= RECENT {
            recent.clear();
        }
        recent.push(Recent {
            column: column.into(),
            decides: decides.map(Into::into),
            binds: binds.iter().map(|hash| (*hash).into()).collect(),
            today,
            slices: Arc::clone(&slices),
        });
        Some(slices)
    }

    fn slices_of(
        &self,
        column: &str,
        decides: Option<&str>,
        binds: &[&str],
        today: Date,
    ) -> Option<Arc<Slices>> {
        let known = |hash: &str| locked(&self.packs).get(hash).cloned();
        let epoch = |profile: &Known| profile.as_ref().map_or(0, |profile| profile.epoch(today));
        let deciding = match decides {
            Some(hash) => Some((hash, known(hash)?)),
            None => None,
        };
        let mut bound = Vec::new();
        for hash in binds {
            bound.push((*hash, known(hash)?));
        }
        bound.sort_by_key(|(hash, _)| *hash);
        bound.dedup_by_key(|(hash, _)| *hash);
        let key = SliceKey {
            column: column.to_owned(),
            decides: deciding.as_ref().map(|(hash, known)| ((*hash).to_owned(), epoch(known))),
            binds: bound.iter().map(|(hash, known)| ((*hash).to_owned(), epoch(known))).collect(),
        };
        if let Some(slices) = locked(&self.slices).get(&key) {
            return Some(slices.clone());
        }
        let rules = self.rules(column, deciding.and_then(|(_, profile)| profile).as_deref(), &bound);
        let slices = Arc::new(Slices::cut(column, &rules, today)?);
        locked(&self.slices).insert(key, slices.clone());
        Some(slices)
    }

    /// Every rule that can decide for a column.
    fn rules(&self, column: &str, decides: Option<&Profile>, binds: &[(&str, Known)]) -> Vec<Rule> {
        let mut rules = self.guards.clone();
        match decides.filter(|profile| profile.columns.contains(column)) {
            Some(profile) => rules.extend(profile.rules.iter().filter(|rule| rule.permits()).cloned()),
            None => rules.extend(self.column(column).iter().cloned()),
        }
        for profile in binds.iter().filter_map(|(_, profile)| profile.as_ref()) {
            rules.extend(profile.rules.iter().filter(|rule| !rule.permits()).cloned());
        }
        rules
    }

    /// Whether the policies allow an exception. It is asked seldom, so nothing of it is remembered.
    pub(super) fn excepts(
        &self,
        (column, decides, binds): (&super::Column, Option<&str>, &[&str]),
        standing: &Standing,
        looking: Looking,
        today: Date,
    ) -> bool {
        let Some(slices) = self.slices(column.code(), decides, binds, today) else { return false };
        let slice = slices.by_category.get(&standing.category);
        slice.is_some_and(|slice| self.ask(&slices, slice, standing, looking).0)
    }

    /// What the policies say about a standing.
    pub(super) fn ruling(&self, slices: &Slices, standing: &Standing) -> Arc<Ruling> {
        if let Some(known) = locked(&slices.rulings).get(standing) {
            return known.clone();
        }
        let ruling = Arc::new(self.rule(slices, standing));
        let mut rulings = locked(&slices.rulings);
        if rulings.len() >= KEPT {
            rulings.clear();
        }
        rulings.insert(standing.clone(), ruling.clone());
        ruling
    }

    fn rule(&self, slices: &Slices, standing: &Standing) -> Ruling {
        let mut ruling = Ruling::default();
        let Some(slice) = slices.by_category.get(&standing.category) else { return ruling };
        if standing.break_glass {
            let (allowed, by) = self.ask(slices, slice, standing, Looking::BreakGlass);
            if allowed {
                return Ruling { depth: Some(Depth::Full), by, closed_by: Vec::new(), broke_glass: true };
            }
        }
        for depth in Depth::SEEN.iter().rev() {
            let (allowed, by) = self.ask(slices, slice, standing, Looking::At(*depth));
            if allowed {
                ruling.depth = Some(*depth);
                ruling.by = by;
                return ruling;
            }
            for closed in by {
                if !ruling.closed_by.contains(&closed) {
                    ruling.closed_by.push(closed);
                }
            }
        }
        ruling
    }

    fn ask(
        &self,
        slices: &Slices,
        slice: &Slice,
        standing: &Standing,
        looking: Looking,
    ) -> (bool, Vec<Arc<Meta>>) {
        let Some(request) = request(&slices.column, standing, looking) else { return (false, Vec::new()) };
        let response = Authorizer::new().is_authorized(&request, &slice.set, &self.actions);
        let by = response
            .diagnostics()
            .reason()
            .filter_map(|id| slice.meta.get(AsRef::<str>::as_ref(id)).cloned())
            .collect();
        // A policy that fails to evaluate would be skipped, a forbid too: then nothing is shown.
        let sound = response.diagnostics().errors().next().is_none();
        (sound && response.decision() == Allowed::Allow, by)
    }
}

impl Slices {
    fn cut(column: &str, rules: &[Rule], today: Date) -> Option<Self> {
        let mut by_category = BTreeMap::new();
        for category in Category::ALL {
            let concerned: Vec<&Rule> =
                rules.iter().filter(|rule| rule.concerns(column, *category, today)).collect();
            let meta =
                concerned.iter().map(|rule| (rule.policy.id().to_string(), rule.meta.clone())).collect();
            let set = profile::set_of(concerned.into_iter()).ok()?;
            by_category.insert(*category, Slice { set, meta });
        }
        Some(Self { column: column.to_owned(), by_category, rulings: Mutex::default() })
    }
}

/// The request that stands for looking. `None` cannot be: every part is made here.
fn request(column: &str, standing: &Standing, looking: Looking) -> Option<Request> {
    let entity = |kind: &str, id: &str| {
        let name: EntityTypeName = kind.parse().ok()?;
        Some(EntityUid::from_type_name_and_id(name, EntityId::new(id)))
    };
    Request::new(
        entity("Column", column)?,
        entity("Action", looking.action())?,
        entity("Category", standing.category.code())?,
        standing.context(looking)?,
        None,
    )
    .ok()
}
