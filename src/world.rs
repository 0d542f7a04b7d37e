//! What the commands that call use cases stand on: the database of the configuration, the
//! jurisdictions and programmes of this build, the clock and the operating system's randomness.

use std::sync::Arc;

use throughline_app::{
    Clock, Cx, World,
    operations::{self, Schema},
    programme,
};

use crate::{commands::migrate::newer, config::Config, entropy::SystemEntropy, outcome::Failure};

/// Opens the database of the configuration, which must have the schema of this version.
pub fn open(config: &Config) -> Result<Arc<World>, Failure> {
    at(&config.database.url, Arc::new(config.clock))
}

/// Opens a database, which must have the schema of this version.
pub fn at(url: &str, clock: Arc<dyn Clock>) -> Result<Arc<World>, Failure> {
    match operations::schema(url)? {
        Schema::Current => {}
        Schema::Behind(missing) => {
            let names = missing.join(", ");
            return Err(Failure::Database(format!(
                "run `throughline migrate` first; the database lacks: {names}"
            )));
        }
        Schema::Unknown(unknown) => return Err(newer(&unknown)),
    }
    Ok(Arc::new(World {
        db: operations::open(url)?,
        jurisdictions: programme::shipped_jurisdictions()?,
        packs: programme::Packs::default(),
        clock,
        entropy: Arc::new(SystemEntropy),
    }))
}

/// The same with the shipped programmes installed, for what may begin enrolments.
pub fn open_with_packs(config: &Config) -> Result<Arc<World>, Failure> {
    let world = open(config)?;
    programme::install_shipped(&Cx::operator(world.clone()))?;
    Ok(world)
}
