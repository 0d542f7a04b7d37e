//! `throughline serve`

use std::net::SocketAddr;

use crate::{
    clock::Clock,
    config::Config,
    outcome::{Failure, Outcome},
};

/// Serve the pages
///
/// Listens where `bind` in [server] of the configuration says (127.0.0.1:8080) and ends on
/// Ctrl-C or SIGTERM, after the requests under way. Encryption is the business of the proxy in
/// front of it.
///
/// The database must be migrated and must not be a demonstration. On an empty database, a one-time
/// link to set up the first administrator is printed.
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
    let _bind = args.bind.unwrap_or(config.server.bind);
    super::not_yet("serve")
}
