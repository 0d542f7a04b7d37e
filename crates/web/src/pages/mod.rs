//! The pages. One file per noun, each with its routes; adding a page touches its file and, here, one
//! line in [`routes`] and one in [`MENU`] if it stands in the main menu.

pub mod absences;
pub mod account;
pub mod agencies;
pub mod agreements;
mod beside;
pub mod break_glass;
pub mod case;
pub mod case_frame;
pub mod coming_home;
pub mod disclosures;
pub mod documents;
pub mod handovers;
pub mod help;
pub mod history;
pub mod home;
pub mod imports;
pub mod involvements;
pub mod limits;
pub mod matching;
pub mod my_people;
pub mod needs;
pub mod notes;
pub mod notices;
pub mod own_page;
pub mod packs;
pub mod people;
pub mod permissions;
pub mod plan;
pub mod reassign;
pub mod release_date;
pub mod releases;
pub mod requests;
pub mod reviews;
pub mod routing;
mod saved_filters;
pub mod search;
pub mod set_up;
pub mod sheet;
pub mod sign_in;
pub mod silence;
pub mod timeline;
pub mod today;
pub mod transfer;
pub mod users;
mod victims;
pub mod who_sees;
pub mod workload;

use throughline_app::session::SignedIn;
use throughline_domain::agency::Role;

use crate::route::Route;

/// Every route of the pages. Those of a demonstration exist on its server only.
pub fn routes(demo: bool) -> Vec<Route> {
    let mut routes = Vec::new();
    routes.extend(home::routes());
    routes.extend(sign_in::routes(demo));
    routes.extend(set_up::routes());
    routes.extend(absences::routes());
    routes.extend(account::routes());
    routes.extend(agencies::routes());
    routes.extend(agreements::routes());
    routes.extend(users::routes());
    routes.extend(imports::routes());
    routes.extend(reviews::routes());
    routes.extend(matching::routes());
    routes.extend(break_glass::routes());
    routes.extend(case::routes());
    routes.extend(disclosures::routes());
    routes.extend(limits::routes());
    routes.extend(history::routes());
    routes.extend(reassign::routes());
    routes.extend(release_date::routes());
    routes.extend(releases::routes());
    routes.extend(sheet::routes());
    routes.extend(silence::routes());
    routes.extend(timeline::routes());
    routes.extend(today::routes());
    routes.extend(routing::routes());
    routes.extend(saved_filters::routes());
    routes.extend(transfer::routes());
    routes.extend(coming_home::routes());
    routes.extend(documents::routes());
    routes.extend(handovers::routes());
    routes.extend(involvements::routes());
    routes.extend(my_people::routes());
    routes.extend(needs::routes());
    routes.extend(notes::routes());
    routes.extend(notices::routes());
    routes.extend(packs::routes());
    routes.extend(people::routes());
    routes.extend(permissions::routes());
    routes.extend(own_page::routes());
    routes.extend(plan::routes());
    routes.extend(requests::routes());
    routes.extend(search::routes());
    routes.extend(workload::routes());
    routes.extend(victims::routes());
    routes.extend(who_sees::routes());
    routes.extend(help::routes());
    routes
}

/// A word of the main menu.
#[derive(Debug, Clone, Copy)]
pub struct MenuEntry {
    /// The key of the word.
    pub key: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Whose menu it stands in.
    pub roles: &'static [Role],
}

const ADMINISTRATORS: &[Role] = &[Role::Administrator];

/// The main menu, in its order; everybody sees the words of their roles, and the first of them is
/// their first page.
const MENU: &[MenuEntry] = &[
    MenuEntry { key: "releases-menu", href: "/releases", roles: releases::ROLES },
    MenuEntry { key: "coming-home-menu", href: "/coming-home", roles: coming_home::COORDINATORS },
    MenuEntry { key: "my-people-title", href: "/my-people", roles: my_people::WORKERS },
    MenuEntry { key: "workload-title", href: "/workload", roles: workload::MANAGERS },
    MenuEntry { key: "users-menu", href: "/users", roles: ADMINISTRATORS },
    MenuEntry { key: "agencies-menu", href: "/agencies", roles: ADMINISTRATORS },
    MenuEntry { key: "imports-menu", href: "/imports", roles: imports::IMPORT_ROLES },
    MenuEntry { key: "matching-title", href: "/matches", roles: matching::STEWARDS },
    MenuEntry { key: "requests-menu", href: "/requests", roles: requests::WORKERS },
    MenuEntry { key: "notices-menu", href: "/notices", roles: requests::WORKERS },
    MenuEntry { key: "victims-title", href: "/victims", roles: victims::KEEPERS },
    MenuEntry { key: "disclosures-title", href: "/disclosures", roles: disclosures::OFFICERS },
    MenuEntry { key: "glass-reviews-title", href: "/break-glass/reviews", roles: break_glass::REVIEWERS },
    MenuEntry { key: "agreements-title", href: "/agreements", roles: agreements::KEEPERS },
    MenuEntry { key: "matching-quality", href: "/matching-quality", roles: ADMINISTRATORS },
    MenuEntry { key: "packs-menu", href: "/packs", roles: ADMINISTRATORS },
];

/// Where the search box leads, and who has one.
const SEARCH: Option<(&str, &[Role])> = Some(("/search", requests::WORKERS));

/// The menu of a user.
pub(crate) fn menu(user: &SignedIn) -> impl Iterator<Item = &'static MenuEntry> {
    MENU.iter().filter(|entry| entry.roles.iter().any(|role| user.actor.has(*role)))
}

/// How much waits behind a word of a user's menu.
pub(crate) fn waiting(user: &SignedIn, href: &str) -> usize {
    match href {
        "/requests" => user.waiting.requests,
        "/notices" => user.waiting.notices,
        _ => 0,
    }
}

/// Where this user's search box leads.
pub(crate) fn search(user: &SignedIn) -> Option<&'static str> {
    SEARCH.filter(|(_, roles)| roles.iter().any(|role| user.actor.has(*role))).map(|(action, _)| action)
}

#[cfg(test)]
mod statements;
#[cfg(test)]
mod tests;
