//! What the commands that call use cases stand on: the database of the configuration, the
//! jurisdictions of this build, the clock and the operating system's randomness.

use std::sync::Arc;

use throughline_app::{
    World,
    operations::{self, Schema},
    programme,
};

use crate::{commands::migrate::newer, config::Config, entropy::SystemEntropy, outcome::Failure};

/// Opens the database, which must have the schema of this version.
pub fn open(config: &Config) -> Result<Arc<World>, Failure> {
    match operations::schema(&config.database.url)? {
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
        db: operations::open(&config.database.url)?,
        jurisdictions: programme::shipped_jurisdictions()?,
        packs: programme::Packs::default(),
        clock: Arc::new(config.clock),
        entropy: Arc::new(SystemEntropy),
    }))
}
