//! `throughline user add | reset | deactivate`

use clap::Subcommand;
use serde_json::json;
use throughline_app::{
    Cx,
    account::OneTimeLink,
    agency, operations,
    user::{self, Deactivation, Details, User},
};
use throughline_domain::{agency::Role, id::AgencyId};
use throughline_web::i18n::Locale;

use crate::{
    config::Config,
    outcome::{Failure, Outcome},
    terminal::say,
    world,
};

const HELP: &str = "\
Examples:
  throughline user add ana@example.org --name \"Ana Puig\" --agency \"Prison service\" \\
      --role resettlement_officer --locale ca
  throughline user reset ana@example.org
  throughline user deactivate ana@example.org

A link is good once, for 24 hours or what is printed beside it. Whoever has it sets the password.

Exit codes:
  0  done
  1  refused: the user leads open cases, or is the last administrator
  2  the login, the agency, a role or the language is not known, or the login is taken
  3  the database cannot be reached, is damaged or is not migrated
  4  a fault of the program or of the machine";

/// Look after accounts from the command line
///
/// For the first account, and for the day nobody can sign in. Everything here can also be done by
/// an administrator on screen, and stands in the ledger as done by the operator.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add an account, and print the one-time link with which its owner sets a password
    Add {
        /// What the user signs in with; usually an e-mail address
        login: String,
        /// The user's name, as colleagues see it
        #[arg(long)]
        name: String,
        /// The agency's name
        #[arg(long)]
        agency: String,
        /// A role; may be given more than once
        #[arg(long, required = true, value_parser = role)]
        role: Vec<Role>,
        /// The language of the pages
        #[arg(long, default_value = "en", value_name = "LANGUAGE", value_parser = locale)]
        locale: Locale,
        /// Print one JSON object: {"login": …, "link": …}
        #[arg(long)]
        json: bool,
    },
    /// End the sessions of an account, remove its password and second factor, and print a
    /// one-time link
    Reset {
        /// Whose account
        login: String,
        /// Print one JSON object: {"login": …, "link": …}
        #[arg(long)]
        json: bool,
    },
    /// Close an account; refused while its owner is the lead worker of an open case
    Deactivate {
        /// Whose account
        login: String,
        /// Print one JSON object: {"login": …, "closed": true}
        #[arg(long)]
        json: bool,
    },
}

impl Args {
    /// Whether one JSON object was asked for.
    pub const fn wants_json(&self) -> bool {
        match &self.command {
            Command::Add { json, .. } | Command::Reset { json, .. } | Command::Deactivate { json, .. } => {
                *json
            }
        }
    }
}

/// Does one of the three.
pub fn run(args: &Args, config: &Config) -> Outcome {
    let cx = Cx::operator(world::open(config)?);
    match &args.command {
        Command::Add { login, name, agency, role, locale, json } => {
            let details = Details::named(name, locale.code(), role.clone());
            let (_, link) = user::add(&cx, agency_named(&cx, agency)?, login, details)?;
            operations::checkpoint(&cx)?;
            print(config, login, &link, *json);
        }
        Command::Reset { login, json } => {
            let found = find(&cx, login)?;
            let link = user::reset(&cx, found.id, found.version)?;
            operations::checkpoint(&cx)?;
            print(config, login, &link, *json);
        }
        Command::Deactivate { login, json } => {
            let found = find(&cx, login)?;
            let closed = user::deactivate(&cx, found.id, found.version)?;
            if let Deactivation::HandOnFirst(cases) = closed {
                let (name, count) = (found.display_name, cases.len());
                let of = if count == 1 { "an open case".to_owned() } else { format!("{count} open cases") };
                return Err(Failure::finding("leads_cases", format!("{name} is the lead worker of {of}"))
                    .remedy("hand them on first, on screen: no case is ever without a lead worker"));
            }
            operations::checkpoint(&cx)?;
            if *json {
                super::print_json(&json!({ "login": login, "closed": true }));
            } else {
                say!("the account of {} is closed", found.display_name);
            }
        }
    }
    Ok(())
}

fn role(text: &str) -> Result<Role, String> {
    Role::from_code(text).ok_or_else(|| {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
        format!("roles are {}", known.join(", "))
    })
}

fn locale(text: &str) -> Result<Locale, String> {
    // `from_code` also takes what a browser sends; here a slip has to show.
    Locale::ALL.into_iter().find(|locale| locale.code() == text).ok_or_else(|| {
        let known: Vec<String> =
            Locale::ALL.iter().map(|locale| format!("{} ({})", locale.code(), locale.own_name())).collect();
        format!("the pages speak {}", known.join(", "))
    })
}

fn find(cx: &Cx, login: &str) -> Result<User, Failure> {
    user::find_by_login(cx, &login.trim().to_lowercase())?.ok_or_else(|| {
        Failure::usage("no_such_user", format!("nobody signs in with {login:?}"))
            .remedy("look for a slip in the login; the page of users lists them all")
    })
}

fn agency_named(cx: &Cx, name: &str) -> Result<AgencyId, Failure> {
    let found = agency::find_by_name(cx, name)?;
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => {
            let all = agency::list(cx)?;
            let names: Vec<_> =
                all.iter().filter(|one| one.agency.open).map(|one| one.agency.name.as_str()).collect();
            let failure = Failure::usage("no_such_agency", format!("there is no agency {name:?}"));
            Err(match names.as_slice() {
                [] => failure
                    .remedy("there is no other yet: `throughline serve` or an import sets up the first"),
                names => failure.remedy(format!("there are: {}", names.join(", "))),
            })
        }
        _ => Err(Failure::usage("ambiguous_agency", format!("several agencies are named {name:?}"))
            .remedy("add the user on screen")),
    }
}

fn print(config: &Config, login: &str, link: &OneTimeLink, as_json: bool) {
    let address = format!("{}{}", config.server.base_url(), link.path());
    if as_json {
        super::print_json(
            &json!({ "login": login, "link": address, "expires_at": link.expires_at.to_string() }),
        );
    } else {
        say!("{address}");
        say!("Good once, until {}. Whoever has the link sets the password of {login}.", link.expires_at);
    }
}
