//! `throughline user add | reset | deactivate`

use clap::Subcommand;

use crate::{config::Config, outcome::Outcome};

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
        #[arg(long, required = true)]
        role: Vec<String>,
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
pub fn run(args: &Args, _config: &Config) -> Outcome {
    match &args.command {
        Command::Add { login, name, agency, role, locale, json } => {
            let _ = (login, name, agency, role, locale, json);
            super::not_yet("user add")
        }
        Command::Reset { login, json } => {
            let _ = (login, json);
            super::not_yet("user reset")
        }
        Command::Deactivate { login } => {
            let _ = login;
            super::not_yet("user deactivate")
        }
    }
}
