//! The pages. One file per noun, each with its routes; adding a page touches its file and, here, one
//! line in [`routes`] and one in [`MENU`] if it stands in the main menu.

pub mod account;
pub mod agencies;
pub mod help;
pub mod home;
pub mod imports;
pub mod reviews;
pub mod set_up;
pub mod sign_in;
pub mod users;

use throughline_app::session::SignedIn;
use throughline_domain::agency::Role;

use crate::route::Route;

/// Every route of the pages. Those of a demonstration exist on its server only.
pub fn routes(demo: bool) -> Vec<Route> {
    let mut routes = Vec::new();
    routes.extend(home::routes());
    routes.extend(sign_in::routes(demo));
    routes.extend(set_up::routes());
    routes.extend(account::routes());
    routes.extend(agencies::routes());
    routes.extend(users::routes());
    routes.extend(imports::routes());
    routes.extend(reviews::routes());
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
    MenuEntry { key: "users-menu", href: "/users", roles: ADMINISTRATORS },
    MenuEntry { key: "agencies-menu", href: "/agencies", roles: ADMINISTRATORS },
    MenuEntry { key: "imports-menu", href: "/imports", roles: imports::IMPORT_ROLES },
];

/// Where the search box leads, and who has one.
const SEARCH: Option<(&str, &[Role])> = None;

/// The menu of a user.
pub(crate) fn menu(user: &SignedIn) -> impl Iterator<Item = &'static MenuEntry> {
    MENU.iter().filter(|entry| entry.roles.iter().any(|role| user.actor.has(*role)))
}

/// Where this user's search box leads.
pub(crate) fn search(user: &SignedIn) -> Option<&'static str> {
    SEARCH.filter(|(_, roles)| roles.iter().any(|role| user.actor.has(*role))).map(|(action, _)| action)
}

#[cfg(test)]
mod tests;
