//! What the installation does by itself.

use jiff::SignedDuration;
use throughline_app::{operations, testing::TestApp};

#[test]
fn the_ledger_gets_a_checkpoint_a_day() {
    let app = TestApp::with_programmes();
    let checkpoints = || app.ledger().iter().filter(|action| *action == "ledger.checkpoint").count();
    assert_eq!(operations::tick(&app.operator()).unwrap(), 1);
    app.wait(SignedDuration::from_hours(23));
    assert_eq!(operations::tick(&app.operator()).unwrap(), 0);
    assert_eq!(checkpoints(), 1);
    app.wait(SignedDuration::from_hours(2));
    assert_eq!(operations::tick(&app.operator()).unwrap(), 1);
    assert_eq!(checkpoints(), 2);
    let verified = app.world.db.read(|tx| throughline_store::ledger::verify(tx, &mut |_| ())).unwrap();
    assert_eq!(verified.checkpoint.map(|made| made.number), Some(2));
}
