//! `throughline user add | reset | deactivate`

use clap::Subcommand;
use serde_json::json;
use throughline_app::{
    Cx, Error, FieldError,
    account::OneTimeLink,
    agency,
    user::{self, Deactivation, Details, User},
};
use throughline_domain::{agency::Role, id::AgencyId};

use crate::{
    config::Config,
    outcome::{Failure, Outcome},
    world,
};

/// Look after accounts from the command line
///
/// For the first account, and for the day nobody can sign in. Everything here can also be done by
/// an administrator on screen, and stands in the ledger as done by the operator.
#[derive(Debug, clap::Args)]
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
        #[arg(long, default_value = "en", value_name = "LANGUAGE")]
        locale: String,
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
    },
}

/// Does one of the three.
pub fn run(args: &Args, config: &Config) -> Outcome {
    let cx = Cx::operator(world::open(config)?);
    match &args.command {
        Command::Add { login, name, agency, role, locale, json } => {
            let details = Details::named(name, locale, role.clone());
            let (_, link) = user::add(&cx, agency_named(&cx, agency)?, login, details).map_err(refused)?;
            print(config, login, &link, *json);
        }
        Command::Reset { login, json } => {
            let found = find(&cx, login)?;
            let link = user::reset(&cx, found.id, found.version).map_err(refused)?;
            print(config, login, &link, *json);
        }
        Command::Deactivate { login } => {
            let found = find(&cx, login)?;
            match user::deactivate(&cx, found.id, found.version).map_err(refused)? {
                Deactivation::Done => println!("the account of {} is closed", found.display_name),
                Deactivation::HandOnFirst(cases) => {
                    let count = cases.len();
                    return Err(Failure::Finding(format!(
                        "{} is the lead worker of {count} open cases; hand them on first",
                        found.display_name
                    )));
                }
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

fn find(cx: &Cx, login: &str) -> Result<User, Failure> {
    user::find_by_login(cx, &login.trim().to_lowercase())?
        .ok_or_else(|| Failure::Usage(format!("nobody signs in with {login:?}")))
}

fn agency_named(cx: &Cx, name: &str) -> Result<AgencyId, Failure> {
    let found = agency::find_by_name(cx, name)?;
    match found.as_slice() {
        [one] => Ok(one.id),
        [] => {
            let all = agency::list(cx)?;
            let names: Vec<_> =
                all.iter().filter(|one| one.agency.open).map(|one| one.agency.name.as_str()).collect();
            Err(Failure::Usage(match names.as_slice() {
                [] => format!(
                    "there is no agency {name:?}, and no other; `throughline serve` sets up the first"
                ),
                names => format!("there is no agency {name:?}; there are: {}", names.join(", ")),
            }))
        }
        _ => Err(Failure::Usage(format!("several agencies are named {name:?}; add the user on screen"))),
    }
}

fn print(config: &Config, login: &str, link: &OneTimeLink, as_json: bool) {
    let address = format!("{}{}", config.server.base_url(), link.path());
    if as_json {
        super::print_json(
            &json!({ "login": login, "link": address, "expires_at": link.expires_at.to_string() }),
        );
    } else {
        println!("{address}");
        println!("Good once, until {}. Whoever has the link sets the password of {login}.", link.expires_at);
    }
}

/// What is wrong with what was typed, in words: at the command line nobody translates keys.
fn refused(error: Error) -> Failure {
    let Error::Invalid(errors) = error else { return error.into() };
    let said: Vec<String> = errors.iter().map(in_words).collect();
    Failure::Usage(said.join("\n"))
}

fn in_words(error: &FieldError) -> String {
    match error.message {
        "users-login-taken" => "somebody signs in with this already".to_owned(),
        "users-login-missing" => "a login has no spaces and is not empty".to_owned(),
        "users-login-long" | "users-name-long" => format!("the {} is too long", error.field),
        "users-name-missing" => "the name is empty".to_owned(),
        other => format!("{}: {other}", error.field),
    }
}
