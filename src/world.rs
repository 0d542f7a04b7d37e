//! What the commands that call use cases stand on: the database of the configuration, the
//! jurisdictions and programmes of this build, the clock and the operating system's randomness.

use std::sync::Arc;

use throughline_app::{
    Cx, World,
    operations::{self, Schema},
    programme,
};

use crate::{
    commands::migrate::newer, config::Config, entropy::SystemEntropy, outcome::Failure, packs, sealing,
};

/// Opens the database of the configuration, which must have the schema of this version.
pub fn open(config: &Config) -> Result<Arc<World>, Failure> {
    at(&config.database.url, config)
}

/// Opens a database, which must have the schema of this version; all else is as configured.
pub fn at(url: &str, config: &Config) -> Result<Arc<World>, Failure> {
    match operations::schema(url)? {
        Schema::Current => {}
        Schema::Behind(missing) => {
            let names = missing.join(", ");
            return Err(Failure::database("not_migrated", format!("the database lacks: {names}"))
                .remedy("run `throughline migrate` first"));
        }
        Schema::Unknown(unknown) => return Err(newer(&unknown)),
    }
    Ok(Arc::new(World {
        db: operations::open(url)?,
        jurisdictions: packs::jurisdictions(config)?,
        packs: programme::Packs::default(),
        clock: Arc::new(config.clock),
        entropy: Arc::new(SystemEntropy),
        keys: sealing::keys(config),
    }))
}

/// The same with the programmes of this build and of the configuration installed, for what may begin
/// enrolments; and what changed by that, in lines for the operator.
pub fn open_with_packs(config: &Config) -> Result<(Arc<World>, Vec<String>), Failure> {
    let world = open(config)?;
    let changed = packs::install(config, &Cx::operator(world.clone()))?;
    Ok((world, changed))
}
