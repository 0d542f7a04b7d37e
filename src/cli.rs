//! The command line: what there is, and what is common to all of it.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::{
    commands::{backup, demo, doctor, import, migrate, pack, restore, serve, user, verify},
    config::{Config, Log, Settings, Sources},
    logging,
    outcome::{EXIT_CODES, Failure, Outcome},
};

/// One plan, from custody to community, shared by everyone who helps and by the person it is about.
#[derive(Debug, Parser)]
#[command(name = "throughline", version, after_help = EXIT_CODES, max_term_width = 100)]
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
    Verify(verify::Args),
    Pack(pack::Args),
}

/// Reads the command line of this process and does what it says.
pub fn run() -> Outcome {
    let cli = Cli::parse();
    let settings = Settings::read(&Sources::of_process(cli.config.as_deref(), cli.database)?);
    // These two need no sound configuration: one explains it, the other does not use it.
    match cli.command {
        Command::Doctor(args) => return doctor::run(&args, &settings),
        Command::Pack(args) => return pack::run(&args),
        _ => {}
    }
    let config = sound(settings)?;
    logging::start(&match cli.command {
        // Whoever tries the demonstration reads what it printed, not a line per request.
        Command::Demo(_) if config.log == Config::default().log => {
            Log { level: "warn".to_owned(), ..config.log.clone() }
        }
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
        Command::Verify(args) => verify::run(&args, &config),
        Command::Doctor(_) | Command::Pack(_) => Ok(()),
    }
}

/// The configuration, if nothing is wrong in it.
fn sound(settings: Settings) -> Result<Config, Failure> {
    if settings.faults.is_empty() {
        return Ok(settings.config);
    }
    let faults: Vec<String> = settings.faults.iter().map(ToString::to_string).collect();
    Err(Failure::Usage(format!("{}\n`throughline doctor` explains the configuration.", faults.join("\n"))))
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
    fn the_commands_are_those_of_the_documentation() {
        let names: Vec<String> = Cli::command().get_subcommands().map(|c| c.get_name().to_owned()).collect();
        assert_eq!(
            names,
            ["serve", "demo", "migrate", "doctor", "backup", "restore", "user", "import", "verify", "pack"]
        );
    }
}
