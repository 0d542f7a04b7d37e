//! The command line: what there is, and what is common to all of it.

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{
    commands::{backup, demo, doctor, import, key, link, migrate, pack, restore, serve, user, verify},
    config::{Config, Log, Settings, Sources},
    logging,
    outcome::{EXIT_CODES, Failure, Outcome},
};

/// What is tried first.
const EXAMPLES: &str = "\
Examples:
  throughline demo                    look at it, with invented people
  throughline migrate                 create the database of this folder, or bring it up to date
  throughline serve                   serve it; a link to set up the first administrator is printed
  throughline import list.csv --source sources/ca.toml
  throughline doctor                  what is set, where it comes from, and what is wrong";

/// One plan, from custody to community, shared by everyone who helps and by the person it is about.
#[derive(Debug, Parser)]
#[command(name = "throughline", version, after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"), max_term_width = 100)]
#[command(disable_help_subcommand = true, subcommand_required = true, arg_required_else_help = true)]
pub struct Cli {
    /// The database: sqlite:FILE, or postgres://USER:PASSWORD@HOST/NAME
    ///
    /// Stronger than THROUGHLINE_DATABASE, which is stronger than `url` in [database] of the
    /// configuration file. Without any: sqlite:throughline.sqlite in this folder. Prefer the
    /// variable where the URL holds a password: other users of the machine can see arguments.
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,

    /// The configuration file; without it, throughline.toml in this folder, if there is one
    #[arg(long, global = true, value_name = "FILE", env = "THROUGHLINE_CONFIG", hide_env_values = true)]
    config: Option<PathBuf>,

    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Args),
    Demo(demo::Args),
    Migrate(migrate::Args),
    Doctor(doctor::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    User(user::Args),
    Import(import::Args),
    Link(link::Args),
    Verify(verify::Args),
    Key(key::Args),
    Pack(pack::Args),
}

impl Command {
    /// Whether one JSON object was asked for.
    const fn wants_json(&self) -> bool {
        match self {
            Self::Migrate(args) => args.json,
            Self::Doctor(args) => args.json,
            Self::Import(args) => args.json,
            Self::Link(args) => args.json,
            Self::Verify(args) => args.json,
            Self::User(args) => args.wants_json(),
            Self::Pack(args) => args.wants_json(),
            Self::Serve(_) | Self::Demo(_) | Self::Backup(_) | Self::Restore(_) | Self::Key(_) => false,
        }
    }
}

/// Reads the command line of this process, does what it says, and gives the code to end with.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return misread(&error),
    };
    let as_json = cli.command.wants_json();
    obey(cli).map_or_else(|failure| failure.end(as_json), |()| ExitCode::SUCCESS)
}

/// A command line that says nothing that can be done, or a question about it.
fn misread(error: &clap::Error) -> ExitCode {
    // What was meant cannot be known, but that a program is asking can.
    let as_json = std::env::args_os().any(|argument| argument == "--json");
    if as_json && error.use_stderr() {
        let said = error.to_string();
        let message = said.lines().next().unwrap_or_default().trim_start_matches("error: ");
        let failure =
            Failure::usage("command_line", message).remedy("`throughline COMMAND --help` explains it");
        return failure.end(true);
    }
    error.print().ok();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

fn obey(cli: Cli) -> Outcome {
    // These work on files alone, and the --config of the first is its own.
    match &cli.command {
        Command::Link(args) if !args.records => return link::run(args),
        Command::Key(args) if args.needs_no_configuration() => return key::run(args, &Config::default()),
        _ => {}
    }
    if matches!(cli.command, Command::Demo(_)) && cli.database.is_some() {
        return Err(Failure::usage(
            "demo_database",
            "a demonstration has a database of its own, in its folder",
        )
        .remedy("leave --database out; --directory names the folder"));
    }
    let settings = Settings::read(&Sources::of_process(cli.config.as_deref(), cli.database)?);
    // These need no sound configuration: one explains it, the other hardly uses it.
    match &cli.command {
        Command::Doctor(args) => return doctor::run(args, &settings),
        Command::Pack(args) if !args.installs() => return pack::run(args, &settings.config),
        _ => {}
    }
    let config = sound(settings)?;
    logging::start(&match cli.command {
        Command::Serve(_) => config.log.clone(),
        // Whoever runs another command reads what it printed, and what went wrong.
        _ if config.log == Config::default().log => Log { level: "warn".to_owned(), ..config.log.clone() },
        _ => config.log.clone(),
    });
    match cli.command {
        Command::Serve(args) => serve::run(&args, &config),
        Command::Demo(args) => demo::run(&args, &config),
        Command::Migrate(args) => migrate::run(&args, &config),
        Command::Backup(args) => backup::run(&args, &config),
        Command::Restore(args) => restore::run(&args, &config),
        Command::User(args) => user::run(&args, &config),
        Command::Import(args) => import::run(&args, &config),
        Command::Link(args) => link::run_over_records(&args, &config),
        Command::Verify(args) => verify::run(&args, &config),
        Command::Pack(args) => pack::run(&args, &config),
        Command::Key(args) => key::run(&args, &config),
        Command::Doctor(_) => Ok(()),
    }
}

/// The configuration, if nothing is wrong in it.
fn sound(settings: Settings) -> Result<Config, Failure> {
    if settings.faults.is_empty() {
        return Ok(settings.config);
    }
    let faults: Vec<String> = settings.faults.iter().map(ToString::to_string).collect();
    Err(Failure::usage("configuration", faults.join("\n"))
        .remedy("correct it; `throughline doctor` explains the configuration"))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_and_every_argument_explains_itself() {
        fn look_at(command: &clap::Command) {
            assert!(command.get_about().is_some(), "{} says nothing", command.get_name());
            for argument in command.get_arguments() {
                assert!(argument.get_help().is_some(), "{} {}", command.get_name(), argument.get_id());
            }
            command.get_subcommands().for_each(look_at);
        }
        look_at(&Cli::command());
    }

    #[test]
    fn every_command_shows_examples_and_how_it_ends() {
        fn look_at(command: &clap::Command) {
            let said = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            for part in ["Examples:", "Exit codes:"] {
                assert!(said.contains(part), "{} has no {part}", command.get_name());
            }
            let example = format!("throughline {}", command.get_name());
            let fits = command.get_name() == "throughline" || said.contains(&example);
            assert!(fits, "the examples of {} call something else", command.get_name());
        }
        let cli = Cli::command();
        look_at(&cli);
        cli.get_subcommands().for_each(look_at);
    }

    #[test]
    fn the_commands_are_those_of_the_documentation() {
        let names: Vec<String> = Cli::command().get_subcommands().map(|c| c.get_name().to_owned()).collect();
        assert_eq!(
            names,
            [
                "serve", "demo", "migrate", "doctor", "backup", "restore", "user", "import", "link",
                "verify", "key", "pack"
            ]
        );
    }
}
