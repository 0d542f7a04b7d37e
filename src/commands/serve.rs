//! `throughline serve`

use std::{net::SocketAddr, sync::Arc};

use jiff::SignedDuration;
use throughline_app::{Cx, World, demo, sealing as sealed, session::Limits, set_up};
use throughline_web::server::ServerConfig;

use crate::{
    clock::Clock,
    commands::key::unopened,
    config::Config,
    outcome::{Failure, Outcome},
    sealing, server,
    terminal::say,
    world,
};

const HELP: &str = "\
Examples:
  throughline serve
  throughline serve --bind 0.0.0.0:8080
  THROUGHLINE_SERVER_BASE_URL=https://plans.example.org throughline serve

Exit codes:
  0  ended because somebody asked it to
  2  the address is taken, the configuration has to be corrected, or sealed data does not open
     with the key file
  3  the database is not migrated, is a demonstration or cannot be reached
  4  a fault of the program or of the machine";

/// Serve the pages
///
/// Listens where `bind` in [server] of the configuration says (127.0.0.1:8080) and ends on
/// Ctrl-C or SIGTERM, after the requests under way. Encryption is the business of the proxy in
/// front of it.
///
/// The database must be migrated and must not be a demonstration. On a database without users, a
/// one-time link to set up the first administrator is printed.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// Listen here instead
    #[arg(long, value_name = "ADDRESS:PORT")]
    bind: Option<SocketAddr>,
}

/// Serves until it is told to stop.
pub fn run(args: &Args, config: &Config) -> Outcome {
    if config.clock != Clock::System {
        return Err(Failure::usage(
            "clock_fixed",
            "clock.fixed is set: a server that is used must know the time",
        )
        .remedy(
            "take clock.fixed out of the configuration and THROUGHLINE_CLOCK_FIXED out of the environment",
        ));
    }
    let (world, packs) = world::open_with_packs(config)?;
    if demo::find(&world)?.is_some() {
        return Err(Failure::database(
            "demonstration",
            "this database is a demonstration: anybody signs in to it with one click",
        )
        .remedy("`throughline demo` serves it; give `serve` a database of its own"));
    }
    unseal(config, &world)?;
    let listener = server::bind(args.bind.unwrap_or(config.server.bind))?;
    let address = match (args.bind, &config.server.base_url) {
        (Some(_), None) => format!("http://{}", server::address(&listener)?),
        _ => config.server.base_url(),
    };
    let (taken, link) = (server::address(&listener)?, set_up::link(&Cx::operator(world.clone()))?);
    server::serve(&world, listener, how(config, &address), || {
        for line in &packs {
            say!("{line}");
        }
        say!("Throughline listens on {taken}");
        if let Some(link) = link {
            say!(
                "Nobody has an account yet. Set up the first administrator, once, until {}:",
                link.expires_at
            );
            say!("  {address}{}", set_up::path(&link));
        }
        Ok(())
    })
}

/// Refuses to serve where something is sealed that the key file does not open, and seals what lies there
/// from before there was one.
fn unseal(config: &Config, world: &Arc<World>) -> Outcome {
    let Some(file) = config.sealing.key_file.as_deref() else {
        if sealed::look_at(&world.db, None)?.keys.is_empty() {
            return Ok(());
        }
        let message = format!(
            "the database holds sealed data, and no key file is configured ({}): data on victims and the \
             secrets of authenticators could not be read, and who must be kept safe would not be",
            sealing::SETTING
        );
        return Err(Failure::usage("no_key_file", message).remedy(
            "name the key file of this installation, or its copy: key_file in [sealing], or \
             THROUGHLINE_SEALING_KEY_FILE",
        ));
    };
    let found = sealed::look_at(&world.db, Some(&sealing::read(file)?))?;
    if found.unopened > 0 {
        return Err(unopened(file, found.unopened));
    }
    sealed::seal_secrets(&Cx::operator(world.clone()))?;
    Ok(())
}

/// How pages are served at this address, from the configuration.
fn how(config: &Config, address: &str) -> ServerConfig {
    let base_url = config.server.base_url.as_deref();
    let host = base_url.and_then(|url| url.split_once("://")).map(|(_, host)| host.to_owned());
    ServerConfig {
        demo: false,
        base_url: address.to_owned(),
        secure_cookies: base_url.is_some_and(|url| url.starts_with("https://")),
        behind_proxy: config.server.behind_proxy,
        hosts: host.into_iter().collect(),
        limits: Limits {
            idle: SignedDuration::from_mins(config.session.idle_minutes.into()),
            absolute: SignedDuration::from_hours(config.session.absolute_hours.into()),
        },
    }
}
