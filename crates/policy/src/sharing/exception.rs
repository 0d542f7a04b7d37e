//! The exceptions to "outside the case nobody sees anything". Each is an action of its own, so that no rule
//! about looking has to leave a door open for it, and is asked where it happens.

use jiff::civil::Date;
use throughline_domain::{
    agency::{AgencyKind, Role},
    category::{Category, Depth},
    purpose::Purpose,
};

use super::{
    CitedBasis, Column, Footing, Viewer,
    engine::{Looking, Sharing, Standing},
};
use crate::sharing::Basis;

/// An agency that is not on the case yet, and the programme for which it is asked.
#[derive(Debug, Clone, Copy)]
pub struct Outside<'a> {
    /// The column that its kind is read in.
    pub column: &'a Column,
    /// Its kind.
    pub kind: &'a AgencyKind,
    /// The hash of the programme's current content.
    pub programme: &'a str,
    /// The legal bases that its pack cites, whatever their dates.
    pub bases: &'a [CitedBasis],
    /// The local day.
    pub today: Date,
}

impl Sharing {
    /// Whether a verified statute in force lets an agency know something of a category before it is on the
    /// case: that somebody comes home, and when.
    pub fn signals(&self, outside: &Outside<'_>, category: Category) -> bool {
        let binds = |basis: &&CitedBasis| basis.binds.iter().any(|kind| kind == outside.kind.code());
        let statute = outside
            .bases
            .iter()
            .filter(|basis| basis.kind == Basis::Statute && basis.holds(outside.today))
            .any(|basis| binds(&basis));
        let standing = Standing { statute, ..nowhere(category, &[]) };
        let (programme, binding) = (outside.programme, [outside.programme]);
        self.excepts((outside.column, Some(programme), &binding), &standing, Looking::Signal, outside.today)
    }

    /// Whether somebody with these roles may see who a record is about, while it waits (or does not) for
    /// somebody to say whether it is the same person's as another.
    pub fn reviews(&self, column: &Column, roles: &[Role], queued: bool, today: Date) -> bool {
        let standing = nowhere(Category::Identity, roles);
        self.excepts((column, None, &[]), &standing, Looking::Review { queued }, today)
    }
}

impl Viewer {
    /// Whether a victim service may be told when the person leaves, for a victim who asked for it. It need
    /// not be on the case: `through` are the programmes of the case as if it took part in each, because a
    /// statute binds it whoever takes part.
    pub fn tells_victims(&self, through: &[Footing], opted_in: bool) -> bool {
        let facts = self.facts();
        let Some(column) = &facts.column else { return false };
        let binds: Vec<&str> = facts.programmes.iter().map(|it| &*it.hash).collect();
        let open = through.iter().chain(&facts.footings).filter(|it| it.open_on(facts.today));
        let looking = Looking::VictimNotice { opted_in };
        open.into_iter().any(|footing| {
            let on_the_case = self.on_the_case();
            let standing =
                Standing { on_the_case, ..self.standing_on(Some(footing), Category::Sentence, None) };
            let decides = footing.programme.as_ref().map(|it| &*it.hash);
            self.sharing.excepts((column, decides, &binds), &standing, looking, facts.today)
        })
    }
}

/// Somebody who is not on the case, for whom nothing speaks.
fn nowhere(category: Category, roles: &[Role]) -> Standing {
    Standing {
        category,
        on_the_case: false,
        holds_record: false,
        own: false,
        origin: None,
        permitted: Depth::None,
        agreed: false,
        judged: Depth::None,
        statute: false,
        authorised: false,
        left: Depth::Full,
        court_ordered: false,
        level: 0,
        purpose: Purpose::Throughcare,
        roles: roles.into(),
        break_glass: false,
    }
}
