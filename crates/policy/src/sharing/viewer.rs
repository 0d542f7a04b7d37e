//! Who looks at a person's case, and what they may see of it.
//!
//! An involvement rests on an enrolment, whose programme's profile decides. An agency that takes part
//! in two sees the higher of both depths, with both reasons. What is in force on the day is judged
//! here, from the dates in the rows, and never remembered.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{ToSpan, civil::Date};
use throughline_domain::{
    category::{Category, Depth},
    id::{AgencyId, AgreementId, PermissionId},
};

use super::{
    Agreed, Basis, CitedBasis, Closed, Decision, Facts, Footing, Opening, Permitted, Programme, Reason,
    Recipient,
    engine::{Ruling, Sharing, Slices, Standing},
};

/// For so many days after an exit the agency still sees the case.
pub const CLOSES_AFTER_DAYS: i64 = 30;

/// A reader of one person's case: facts of one transaction and the policies that decide over them.
#[derive(Debug, Clone)]
pub struct Viewer {
    pub(super) sharing: Arc<Sharing>,
    pub(super) facts: Arc<Facts>,
    seats: Vec<Seat>,
}

/// What the reader sees from: an open footing, or none.
#[derive(Clone)]
struct Seat {
    footing: Option<usize>,
    slices: Arc<Slices>,
}

impl std::fmt::Debug for Seat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Seat").field("footing", &self.footing).finish_non_exhaustive()
    }
}

impl Footing {
    /// Whether the agency is on the case through this enrolment on a day.
    pub fn open_on(&self, today: Date) -> bool {
        let last = |day: Date| day.saturating_add(CLOSES_AFTER_DAYS.days());
        [self.ended_on, self.closed_on].into_iter().flatten().all(|day| today <= last(day))
    }
}

impl CitedBasis {
    /// Whether it holds on a day, and somebody has read it.
    pub(super) fn holds(&self, today: Date) -> bool {
        self.verified
            && self.valid_from.is_none_or(|from| from <= today)
            && self.valid_to.is_none_or(|to| today <= to)
    }
}

impl Permitted {
    fn in_force(&self, today: Date) -> bool {
        !self.withdrawn && self.from <= today && self.until.is_none_or(|until| today <= until)
    }
}

impl Agreed {
    fn live(&self, today: Date) -> bool {
        !self.ended && self.from <= today && self.until.is_none_or(|until| today <= until)
    }
}

impl Viewer {
    /// Seats a reader. Who has no column, or stands in a programme whose profile was never read, has
    /// no seat and sees nothing.
    pub fn new(sharing: Arc<Sharing>, facts: Facts) -> Self {
        let mut seats = Vec::new();
        if let Some(column) = &facts.column {
            let binds: Vec<&str> = facts.programmes.iter().map(|it| &*it.hash).collect();
            let open = facts.footings.iter().enumerate().filter(|(_, it)| it.open_on(facts.today));
            for (index, footing) in open {
                let decides = footing.programme.as_ref().map(|it| &*it.hash);
                if let Some(slices) = sharing.slices(column.code(), decides, &binds, facts.today) {
                    seats.push(Seat { footing: Some(index), slices });
                }
            }
            if seats.is_empty() {
                let slices = sharing.slices(column.code(), None, &binds, facts.today);
                seats.extend(slices.map(|slices| Seat { footing: None, slices }));
            }
        }
        Self { sharing, facts: Arc::new(facts), seats }
    }

    /// The facts that decide.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Whether the reader's agency is on the case today.
    pub fn on_the_case(&self) -> bool {
        self.seats.iter().any(|seat| seat.footing.is_some())
    }

    /// How deep the reader sees what an agency recorded in a category.
    pub fn depth(&self, category: Category, origin: Option<AgencyId>) -> Depth {
        let depths = self.seats.iter().map(|seat| self.ruling(seat, category, origin).depth());
        depths.max().unwrap_or(Depth::None)
    }

    /// The same with its reasons, and with what would open more.
    pub fn decide(&self, category: Category, origin: Option<AgencyId>) -> Decision {
        let depth = self.depth(category, origin);
        let (mut reasons, mut closed_by, mut would_open) = (Vec::new(), Vec::new(), Vec::new());
        for seat in &self.seats {
            let ruling = self.ruling(seat, category, origin);
            reasons.extend(self.reasons(seat, category, &ruling));
            let closed = ruling.closed_by.iter().map(|meta| Closed {
                policy: meta.id.clone(),
                profile: meta.profile.clone(),
                label: meta.label.clone(),
                source: meta.source.clone(),
            });
            closed_by.extend(closed);
            for (opening, opens) in self.openings(seat, category, origin, depth) {
                match would_open.iter_mut().find(|(known, _)| *known == opening) {
                    Some((_, known)) => *known = opens.max(*known),
                    None => would_open.push((opening, opens)),
                }
            }
        }
        closed_by.sort();
        closed_by.dedup();
        Decision { depth, reasons, would_open, closed_by }
    }

    /// Every category at once, for what others recorded: what a page asks.
    pub fn depths(&self) -> Vec<(Category, Depth)> {
        Category::ALL.iter().map(|category| (*category, self.depth(*category, None))).collect()
    }

    /// Whether permission is what is missing, so that a page may offer to ask for it. It says the same
    /// whether or not anything was recorded.
    pub fn permission_would_open(&self, category: Category) -> Option<Depth> {
        let depth = self.depth(category, None);
        let openings = self.seats.iter().flat_map(|seat| self.openings(seat, category, None, depth));
        openings.filter(|(opening, _)| *opening == Opening::Permission).map(|(_, opens)| opens).max()
    }

    /// Whether the person's yes is what could show the reader more of a category, given an agreement. Like
    /// the above it says the same whether or not anything was recorded; it asks two questions where that one
    /// asks seven, because the first page of every case shows it.
    pub fn permission_could_open(&self, category: Category) -> bool {
        self.seats.iter().filter(|seat| seat.footing.is_some()).any(|seat| {
            let mut standing = self.standing(seat, category, None);
            give(&mut standing, Opening::Agreement);
            let agreed = self.sharing.ruling(&seat.slices, &standing).depth();
            give(&mut standing, Opening::Permission);
            self.sharing.ruling(&seat.slices, &standing).depth() > agreed
        })
    }

    /// The policies that let the reader see something of these categories today, by what they rest on. One
    /// of a pack stands with the pack's id and the version of its rules.
    pub fn opened_by(&self, categories: &[Category]) -> BTreeMap<Basis, BTreeSet<String>> {
        let mut found: BTreeMap<Basis, BTreeSet<String>> = BTreeMap::new();
        let own = self.facts.agency.map(Some);
        for seat in &self.seats {
            let programme = self.footing(seat).and_then(|it| it.programme.as_ref());
            for category in categories {
                for origin in [None].into_iter().chain(own) {
                    add_policies(&mut found, &self.ruling(seat, *category, origin), programme);
                }
            }
        }
        found
    }

    /// The same for everybody on a list together. Of what the own agency recorded only where nothing of what
    /// others did is open: a list shows the one or the other.
    pub fn opened_on_list<'a>(
        viewers: impl IntoIterator<Item = &'a Self>,
        categories: &[Category],
    ) -> BTreeMap<Basis, BTreeSet<String>> {
        let mut found: BTreeMap<Basis, BTreeSet<String>> = BTreeMap::new();
        // The cases of a list mostly have a few rulings in common: each is put into words once.
        let mut known: Vec<(Arc<Ruling>, Option<&Programme>)> = Vec::new();
        for viewer in viewers {
            for seat in &viewer.seats {
                let programme = viewer.footing(seat).and_then(|it| it.programme.as_ref());
                for category in categories {
                    let mut ruling = viewer.ruling(seat, *category, None);
                    if ruling.by.is_empty() {
                        ruling = viewer.ruling(seat, *category, viewer.facts.agency);
                    }
                    let is_known = |(other, of): &(Arc<Ruling>, Option<&Programme>)| {
                        Arc::ptr_eq(other, &ruling) && *of == programme
                    };
                    if !ruling.by.is_empty() && !known.iter().any(is_known) {
                        add_policies(&mut found, &ruling, programme);
                        known.push((ruling, programme));
                    }
                }
            }
        }
        found
    }

    fn ruling(&self, seat: &Seat, category: Category, origin: Option<AgencyId>) -> Arc<Ruling> {
        self.sharing.ruling(&seat.slices, &self.standing(seat, category, origin))
    }

    fn footing(&self, seat: &Seat) -> Option<&Footing> {
        seat.footing.and_then(|index| self.facts.footings.get(index))
    }

    fn standing(&self, seat: &Seat, category: Category, origin: Option<AgencyId>) -> Standing {
        self.standing_on(self.footing(seat), category, origin)
    }

    /// The standing that a footing gives, whether or not the agency has taken a seat on it.
    pub(super) fn standing_on(
        &self,
        footing: Option<&Footing>,
        category: Category,
        origin: Option<AgencyId>,
    ) -> Standing {
        let facts = &*self.facts;
        let bases = || footing.into_iter().flat_map(|it| &*it.bases).filter(|it| it.holds(facts.today));
        let binds = |basis: &CitedBasis| {
            facts.kind.as_ref().is_some_and(|kind| basis.binds.iter().any(|bound| bound == kind.code()))
        };
        let judged = facts
            .judgements
            .iter()
            .filter(|it| it.category == category && it.until.is_none_or(|until| facts.today <= until));
        let narrowed = facts.narrowings.iter().filter(|it| it.category == category);
        let own = origin.is_some() && origin == facts.agency;
        let column_of = |agency| facts.partners.iter().find(|partner| partner.agency == agency);
        Standing {
            category,
            on_the_case: footing.is_some(),
            holds_record: facts.holds_record,
            own,
            origin: if own {
                facts.column.as_ref().map(|column| Arc::clone(&column.0))
            } else {
                origin
                    .and_then(column_of)
                    .and_then(|it| it.column.as_ref())
                    .map(|column| Arc::clone(&column.0))
            },
            permitted: self.permission(category).map_or(Depth::None, |it| it.depth),
            agreed: self.agreement(footing, category).is_some(),
            judged: judged.map(|it| it.depth).max().unwrap_or(Depth::None),
            statute: bases().any(|it| it.kind == Basis::Statute && binds(it)),
            authorised: bases().any(|it| matches!(it.kind, Basis::Statute | Basis::Contract)),
            left: narrowed.map(|it| it.depth).min().unwrap_or(Depth::Full),
            court_ordered: facts.court_ordered,
            level: facts.level,
            purpose: facts.purpose,
            roles: Arc::clone(&facts.roles),
            break_glass: facts.break_glass.is_some(),
        }
    }

    /// The permission in force that reaches deepest.
    fn permission(&self, category: Category) -> Option<&Permitted> {
        let facts = &*self.facts;
        let reaches = |it: &&Permitted| {
            it.in_force(facts.today)
                && it.categories.contains(&category)
                && it.purposes.contains(&facts.purpose)
                && match &it.to {
                    Recipient::Agency(agency) => Some(*agency) == facts.agency,
                    Recipient::Kind(kind) => Some(kind) == facts.kind.as_ref(),
                }
        };
        facts.permissions.iter().filter(reaches).max_by_key(|it| it.depth)
    }

    /// A live agreement that binds the agency and one of those it shares with through the footing.
    fn agreement(&self, footing: Option<&Footing>, category: Category) -> Option<&Agreed> {
        let facts = &*self.facts;
        let own = facts.agency?;
        let counterparts = &footing?.counterparts;
        facts.agreements.iter().find(|it| {
            it.live(facts.today)
                && it.parties.contains(&own)
                && it.parties.iter().any(|party| *party != own && counterparts.contains(party))
                && it.categories.contains(&category)
                && it.purposes.contains(&facts.purpose)
        })
    }

    fn reasons(&self, seat: &Seat, category: Category, ruling: &Ruling) -> Vec<Reason> {
        let footing = self.footing(seat);
        let permission = || self.permission(category).map(|it| it.id);
        let agreement = || self.agreement(footing, category).map(|it| it.id);
        let rests_on = |basis: Basis| -> (Option<PermissionId>, Option<AgreementId>) {
            match basis {
                Basis::Permission => (permission(), agreement()),
                Basis::Judgement | Basis::Contract | Basis::Agreement => (None, agreement()),
                Basis::Statute
                | Basis::OwnRecord
                | Basis::PublicProtection
                | Basis::OwnFile
                | Basis::Emergency => (None, None),
            }
        };
        let reason = |meta: &Arc<super::profile::Meta>| {
            let basis = meta.basis?;
            let (permission, agreement) = rests_on(basis);
            Some(Reason {
                policy: meta.id.clone(),
                profile: meta.profile.clone(),
                depth: ruling.depth(),
                basis,
                label: meta.label.clone(),
                source: meta.source.clone(),
                verified: meta.verified,
                enrolment: footing.and_then(|it| it.enrolment),
                permission,
                agreement,
            })
        };
        let mut reasons: Vec<Reason> = ruling.by.iter().filter_map(reason).collect();
        reasons.sort();
        reasons
    }

    /// What would open more than the reader has, asked of the policies themselves: each circumstance is
    /// given alone, and permission and agreement together where neither does alone.
    fn openings(
        &self,
        seat: &Seat,
        category: Category,
        origin: Option<AgencyId>,
        depth: Depth,
    ) -> Vec<(Opening, Depth)> {
        if seat.footing.is_none() {
            return Vec::new();
        }
        let now = self.standing(seat, category, origin);
        let opens = |standing: Standing| {
            Some(self.sharing.ruling(&seat.slices, &standing).depth()).filter(|opens| *opens > depth)
        };
        let given = |opening: Opening| {
            let mut standing = now.clone();
            give(&mut standing, opening);
            standing
        };
        let mut found: Vec<(Opening, Depth)> =
            Opening::ALL.iter().filter_map(|opening| Some((*opening, opens(given(*opening))?))).collect();
        let pairs = [(Opening::Permission, Opening::Agreement), (Opening::Judgement, Opening::Agreement)];
        for (first, second) in pairs {
            if found.iter().any(|(opening, _)| [first, second].contains(opening)) {
                continue;
            }
            let mut standing = given(first);
            give(&mut standing, second);
            if let Some(opens) = opens(standing) {
                found.extend([(first, opens), (second, opens)]);
            }
        }
        found
    }
}

/// Adds what a ruling rests on; a policy of the programme's pack with the version of its rules.
fn add_policies(
    found: &mut BTreeMap<Basis, BTreeSet<String>>,
    ruling: &Ruling,
    programme: Option<&Programme>,
) {
    for (basis, meta) in ruling.by.iter().filter_map(|meta| Some((meta.basis?, meta))) {
        let of_pack = programme.filter(|it| *it.pack == *meta.profile);
        let policy = of_pack.map_or_else(
            || meta.id.clone(),
            |it| format!("{}@{}:{}", it.pack, it.hash.get(..12).unwrap_or(&it.hash), meta.id),
        );
        found.entry(basis).or_default().insert(policy);
    }
}

fn give(standing: &mut Standing, opening: Opening) {
    match opening {
        Opening::Permission => standing.permitted = Depth::Full,
        Opening::Agreement => standing.agreed = true,
        Opening::Judgement => standing.judged = Depth::Full,
        Opening::PublicProtection => standing.level = standing.level.max(2),
        Opening::Narrowing => standing.left = Depth::Full,
    }
}
