//! `throughline demo`

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
};

use jiff::civil::Date;
use throughline_app::{
    Clock as _, World,
    demo::{self, Made},
    operations::{self, Schema},
    session::Visitor,
};
use throughline_web::server::ServerConfig;

use crate::{
    config::{Config, Sealing},
    outcome::{Failure, Outcome},
    progress::Progress,
    sealing, server,
    terminal::say,
    world,
};

/// The database within the folder.
const DATABASE: &str = "demo.sqlite";
/// The sealing keys within the folder.
const KEY_FILE: &str = "sealing.key";

const HELP: &str = "\
Examples:
  throughline demo
  throughline demo --port 9000 --directory /tmp/throughline-demo
  throughline demo --fresh

Exit codes:
  0  ended because somebody asked it to
  2  the port is taken, the folder cannot be written, or --database was given
  3  the folder holds a database that is no demonstration; it was left alone
  4  a fault of the program or of the machine";

/// Show Throughline with invented people
///
/// Fills a SQLite database with a region of invented people whose dates are relative to today,
/// and serves it on the loopback address only. Signing in is one click per role. The database is
/// marked as a demonstration: `serve` refuses it, and `demo` refuses any other. Started again, it
/// opens the same database, with everything that was done in it; on a later day its dates have
/// moved on, and --fresh begins again.
///
/// --database is refused: the demonstration has its own.
#[derive(Debug, clap::Args)]
#[command(after_help = HELP)]
pub struct Args {
    /// The folder of the database and of the release lists it was filled from
    #[arg(long, value_name = "DIR", default_value = "demo")]
    directory: PathBuf,

    /// The port on 127.0.0.1; 0 takes any that is free, and the line that is printed names it
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    port: u16,

    /// Begin again: remove what the folder's demonstration holds, and fill it anew
    #[arg(long)]
    fresh: bool,
}

/// Fills the demonstration if it is empty, and serves it until it is told to stop.
pub fn run(args: &Args, config: &Config) -> Outcome {
    // Taken first: a port in use is better known before the database is made, or removed.
    let listener = server::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, args.port)))?;
    let address = server::address(&listener)?;
    fs::create_dir_all(&args.directory).map_err(|error| Failure::file(&args.directory, &error))?;
    let file = args.directory.join(DATABASE);
    let url = format!("sqlite:{}", file.display());
    if file.exists() && (args.fresh || !can_go_on(&url, &file)?) {
        remove(&file)?;
    }
    if !file.exists() {
        make(&url, &args.directory, config)?;
    }
    let world = world::at(&url, &with_own_keys(config, &args.directory))?;
    let today = demo::today(&world)?;
    let base_url = format!("http://{address}");
    let how = ServerConfig { demo: true, base_url, ..ServerConfig::default() };
    server::serve(&world, listener, how, || greet(&world, &args.directory, address, today))
}

/// The demonstration's own key file lies beside its database: nobody in it is real.
fn with_own_keys(config: &Config, directory: &Path) -> Config {
    let sealing = Sealing { key_file: Some(directory.join(KEY_FILE)) };
    Config { sealing, ..config.clone() }
}

/// Whether the folder's database is a demonstration that this version can serve. One that was cut
/// short while it was made, or is of another version, is made anew; anything else is refused.
fn can_go_on(url: &str, file: &Path) -> Result<bool, Failure> {
    match demo::look(url)? {
        None => Err(no_demonstration(file)),
        Some(Made::Begun) => Ok(false),
        Some(Made::On(_)) if operations::schema(url)? == Schema::Current => Ok(true),
        Some(Made::On(_)) => {
            say!("The demonstration was made by another version; making it anew.");
            Ok(false)
        }
    }
}

fn no_demonstration(file: &Path) -> Failure {
    let message = format!("{} is not a demonstration; it was left as it is", file.display());
    Failure::database("not_a_demonstration", message).remedy("name another folder with --directory")
}

/// Removes a demonstration. Whoever calls this has seen its mark.
fn remove(file: &Path) -> Outcome {
    if demo::look(&format!("sqlite:{}", file.display()))?.is_none() {
        return Err(no_demonstration(file));
    }
    for end in ["", "-wal", "-shm"] {
        let path = PathBuf::from(format!("{}{end}", file.display()));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure::file(&path, &error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn make(url: &str, directory: &Path, config: &Config) -> Outcome {
    say!("Making a region of invented people, with dates around today …");
    let key_file = directory.join(KEY_FILE);
    if !key_file.exists() {
        sealing::make(&key_file)?;
    }
    let keys = sealing::keys(&with_own_keys(config, directory));
    let mut progress = Progress::new("acts");
    let lists = demo::make(url, config.clock.now(), keys, &mut |done, total| progress.at(done, total))?;
    for list in lists {
        let path = directory.join(&list.file_name);
        fs::write(&path, &list.bytes).map_err(|error| Failure::file(&path, &error))?;
    }
    Ok(())
}

fn greet(world: &Arc<World>, directory: &Path, address: SocketAddr, today: Date) -> Outcome {
    say!("\nThroughline, a demonstration: http://{address}\n");
    say!("Everybody in it is invented. Sign in with one click as one of:");
    let visitor = Visitor { world: world.clone(), now: world.clock.now(), address: String::new() };
    for user in throughline_app::session::demonstration_users(&visitor)? {
        say!("  {:<26} {}", user.name, user.agency);
    }
    say!("\nThe release lists that it was filled from lie in {}.", directory.display());
    if let Some(Made::On(day)) = demo::find(world)?
        && day != today
    {
        say!("It was made on {day}, and its dates with it. Begin again with: throughline demo --fresh");
    }
    say!("Ctrl-C ends it.");
    Ok(())
}
