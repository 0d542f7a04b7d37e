//! `throughline serve`

use std::net::SocketAddr;

use jiff::SignedDuration;
use throughline_app::{Cx, demo, session::Limits, set_up};
use throughline_web::server::ServerConfig;

use crate::{
    clock::Clock,
    config::Config,
    outcome::{Failure, Outcome},
    server, world,
};

/// Serve the pages
///
/// Listens where `bind` in [server] of the configuration says (127.0.0.1:8080) and ends on
/// Ctrl-C or SIGTERM, after the requests under way. Encryption is the business of the proxy in
/// front of it.
///
/// The database must be migrated and must not be a demonstration. On a database without users, a
/// one-time link to set up the first administrator is printed.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Listen here instead
    #[arg(long, value_name = "ADDRESS:PORT")]
    bind: Option<SocketAddr>,
}

/// Serves until it is told to stop.
pub fn run(args: &Args, config: &Config) -> Outcome {
    if config.clock != Clock::System {
        return Err(Failure::Usage(
            "clock.fixed is for tests; a server that is used must know the time".to_owned(),
        ));
    }
    let world = world::open(config)?;
    if demo::find(&world)?.is_some() {
        return Err(Failure::Database(
            "this database is a demonstration: anybody signs in to it with one click. \
             `throughline demo` serves it; give `serve` a database of its own"
                .to_owned(),
        ));
    }
    let listener = server::bind(args.bind.unwrap_or(config.server.bind))?;
    let address = match (args.bind, &config.server.base_url) {
        (Some(_), None) => format!("http://{}", server::address(&listener)?),
        _ => config.server.base_url(),
    };
    println!("Throughline listens on {}", server::address(&listener)?);
    if let Some(link) = set_up::link(&Cx::operator(world.clone()))? {
        println!(
            "Nobody has an account yet. Set up the first administrator, once, until {}:",
            link.expires_at
        );
        println!("  {address}{}", set_up::path(&link));
    }
    server::serve(&world, listener, how(config, &address))
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
