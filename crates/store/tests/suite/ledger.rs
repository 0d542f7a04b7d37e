//! The ledger notices what was done to it.

use std::thread;

use throughline_domain::{
    agency::Actor,
    id::{AgencyId, RecordId, UserId, new_uuid},
    ledger::{CheckpointDigest, GENESIS, Misfit},
};
use throughline_policy::{Action, Denied, Permit, Subject};
use throughline_store::{
    DbError,
    db::{Db, Query},
    ledger::{self, Chain, Checkpoint, Entry, Fault, Head, NotVerified, Verified},
    testing::TestDb,
};

use crate::writing::{ENTROPY, at, entry, permit, write};

fn append(db: &Db, minute: i64, chains: &[Chain]) {
    let chains = chains.to_vec();
    db.write(move |tx| {
        let mut w = tx.permitted(permit());
        ledger::append(&mut w, at(minute), &ENTROPY, entry(&chains))
    })
    .unwrap();
}

fn verify(db: &Db) -> Result<Verified, Fault> {
    match db.read(|tx| ledger::verify(tx, &mut |_| {})) {
        Ok(verified) => Ok(verified),
        Err(NotVerified::Fault(fault)) => Err(fault),
        Err(NotVerified::Db(error)) => panic!("{error}"),
    }
}

fn checkpoint(db: &Db, minute: i64) -> Checkpoint {
    db.write(move |tx| ledger::checkpoint(&mut tx.permitted(permit()), at(minute), &ENTROPY)).unwrap()
}

/// Changes something behind the ledger's back. The entry that a write needs goes to the
/// installation's chain, away from the one that is looked at.
fn tamper(db: &Db, sql: &str) {
    assert!(write(db, sql, &[]).unwrap() > 0, "{sql}");
}

/// A ledger with five entries about one person, and the name of their chain.
fn five_entries() -> (TestDb, String) {
    let db = TestDb::new();
    let record = Chain::Record(RecordId::from(new_uuid(at(0), &ENTROPY)));
    for minute in 1..=5 {
        append(&db, minute, &[record]);
    }
    (db, record.to_string())
}

fn misfit(db: &Db, chain: &str) -> (i64, Misfit) {
    let fault = verify(db).unwrap_err();
    assert_eq!(fault.chain, chain);
    (fault.sequence, fault.misfit)
}

#[test]
fn what_was_appended_verifies() {
    let (db, _) = five_entries();
    append(&db, 6, &[Chain::Installation, Chain::Installation]);
    checkpoint(&db, 7);
    let verified = verify(&db).unwrap();
    assert_eq!((verified.entries, verified.chains), (7, 2));
    assert_eq!(verified.checkpoint.unwrap().heads, 2);
    assert!(verified.erased.is_empty());
}

#[test]
fn an_empty_ledger_verifies() {
    assert_eq!(verify(&TestDb::new()).unwrap(), Verified::default());
}

#[test]
fn a_merge_stands_in_both_chains() {
    let db = TestDb::new();
    let [left, right] = [0, 1].map(|_| Chain::Record(RecordId::from(new_uuid(at(0), &ENTROPY))));
    append(&db, 1, &[right, left]);
    let verified = verify(&db).unwrap();
    assert_eq!((verified.entries, verified.chains), (2, 2));
}

#[test]
fn a_changed_payload_is_found() {
    let (db, chain) = five_entries();
    tamper(
        &db,
        "UPDATE ledger_entry SET payload = '{\"said\":\"bye\"}' WHERE sequence = 3 AND chain LIKE 'record:%'",
    );
    assert_eq!(misfit(&db, &chain), (3, Misfit::PayloadChanged));
}

#[test]
fn a_changed_header_is_found() {
    let (db, chain) = five_entries();
    tamper(
        &db,
        "UPDATE ledger_entry SET actor = 'somebody else' WHERE sequence = 3 AND chain LIKE 'record:%'",
    );
    assert_eq!(misfit(&db, &chain), (3, Misfit::HeaderChanged));
}

#[test]
fn a_missing_entry_is_found() {
    let (db, chain) = five_entries();
    tamper(&db, "DELETE FROM ledger_entry WHERE sequence = 3 AND chain LIKE 'record:%'");
    assert_eq!(misfit(&db, &chain), (3, Misfit::Missing));
}

#[test]
fn a_payload_that_is_gone_needs_a_run_that_says_so() {
    let (db, chain) = five_entries();
    tamper(
        &db,
        "UPDATE ledger_entry SET salt = NULL, payload = NULL, erased_under = 'run-17' \
         WHERE sequence = 2 AND chain LIKE 'record:%'",
    );
    assert_eq!(verify(&db).unwrap().erased.get("run-17"), Some(&1), "erased under run 17, no fault");
    tamper(
        &db,
        "UPDATE ledger_entry SET salt = NULL, payload = NULL WHERE sequence = 4 AND chain LIKE 'record:%'",
    );
    assert_eq!(misfit(&db, &chain), (4, Misfit::PayloadMissing));
}

#[test]
fn a_truncated_tail_is_found_by_the_head() {
    let (db, chain) = five_entries();
    tamper(&db, "DELETE FROM ledger_entry WHERE sequence = 5 AND chain LIKE 'record:%'");
    assert_eq!(misfit(&db, &chain), (5, Misfit::HeadDiffers));
}

#[test]
fn a_truncated_tail_with_a_corrected_head_is_found_by_the_checkpoint() {
    let (db, chain) = five_entries();
    checkpoint(&db, 6);
    tamper(&db, "DELETE FROM ledger_entry WHERE sequence = 5 AND chain LIKE 'record:%'");
    tamper(
        &db,
        "UPDATE ledger_head SET sequence = 4, hash = (SELECT e.hash FROM ledger_entry e \
         WHERE e.chain = ledger_head.chain AND e.sequence = 4) WHERE chain LIKE 'record:%'",
    );
    assert_eq!(misfit(&db, &chain), (5, Misfit::CheckpointDiffers(1)));
}

#[test]
fn a_checkpoint_made_to_fit_differs_from_the_copy_kept_outside() {
    let (db, _) = five_entries();
    let kept_outside = checkpoint(&db, 6);
    append(&db, 7, &[Chain::Installation]);
    assert_eq!(checkpoint(&db, 8).heads, 1, "only what moved since");
    assert_eq!(verify(&db).unwrap().checkpoint.unwrap().number, 2);
    tamper(&db, "DELETE FROM ledger_checkpoint_head WHERE number = 1 AND chain LIKE 'record:%'");
    assert_eq!(verify(&db).unwrap_err().misfit, Misfit::CheckpointChanged(1));
    assert_eq!(kept_outside.number, 1);
}

#[test]
fn a_ledger_without_checkpoints_is_told_from_one_whose_checkpoints_were_taken_out() {
    let (db, _) = five_entries();
    let never = verify(&db).unwrap();
    assert_eq!((never.checkpoint, never.since_checkpoint), (None, 5));
    checkpoint(&db, 6);
    append(&db, 7, &[Chain::Installation]);
    checkpoint(&db, 8);
    assert_eq!(verify(&db).unwrap().since_checkpoint, 0);

    take_out_checkpoints(&db, 2);
    assert_eq!(misfit(&db, "installation"), (3, Misfit::CheckpointMissing(2)), "the last one");
    take_out_checkpoints(&db, 1);
    assert_eq!(misfit(&db, "installation"), (1, Misfit::CheckpointMissing(1)), "all of them");
}

#[test]
fn a_checkpoint_taken_out_of_the_middle_is_named() {
    let (db, _) = five_entries();
    checkpoint(&db, 6);
    append(&db, 7, &[Chain::Installation]);
    checkpoint(&db, 8);
    tamper(&db, "DELETE FROM ledger_checkpoint_head WHERE number = 1");
    tamper(&db, "DELETE FROM ledger_checkpoint WHERE number = 1");
    assert_eq!(verify(&db).unwrap_err().misfit, Misfit::CheckpointMissing(1));
}

#[test]
fn a_checkpoint_written_anew_differs_from_the_one_that_the_next_entry_names() {
    let (db, _) = five_entries();
    checkpoint(&db, 6);
    append(&db, 7, &[Chain::Installation]);
    checkpoint(&db, 8);
    // Somebody who knows how digests are made leaves one chain out of checkpoint 1, and makes
    // both digests fit.
    tamper(&db, "DELETE FROM ledger_checkpoint_head WHERE number = 1 AND chain LIKE 'record:%'");
    tamper(&db, "UPDATE ledger_checkpoint SET heads = 1 WHERE number = 1");
    let mut before = GENESIS.to_owned();
    for number in [1, 2] {
        let mut digest = CheckpointDigest::after(&before);
        for head in heads_of(&db, number) {
            digest.add(&head);
        }
        before = digest.finish();
        tamper(&db, &format!("UPDATE ledger_checkpoint SET digest = '{before}' WHERE number = {number}"));
    }
    assert_eq!(misfit(&db, "installation"), (3, Misfit::CheckpointChanged(1)));
}

#[test]
fn a_whole_chain_that_was_taken_out_is_found() {
    let (db, chain) = five_entries();
    checkpoint(&db, 6);
    take_out_chain(&db, "LIKE 'record:%'");
    assert_eq!(misfit(&db, &chain), (5, Misfit::CheckpointDiffers(1)), "a checkpoint saw it");
}

#[test]
fn a_whole_chain_that_no_checkpoint_saw_is_missed_by_what_it_was_about() {
    let db = TestDb::new();
    let agency = Chain::Agency(AgencyId::from(new_uuid(at(0), &ENTROPY)));
    tamper(
        &db,
        &format!(
            "INSERT INTO agency (id, jurisdiction_id, kind, name, full_time_capacity, status, version, created_at) \
             VALUES ('{}', 'x', 'prison', 'Mar Clara', 50, 'active', 1, 0)",
            agency.to_string().trim_start_matches("agency:")
        ),
    );
    append(&db, 1, &[agency]);
    append(&db, 2, &[agency]);
    assert!(verify(&db).is_ok());
    take_out_chain(&db, "LIKE 'agency:%'");
    assert_eq!(misfit(&db, &agency.to_string()), (1, Misfit::ChainMissing));
}

#[test]
fn a_copy_kept_outside_reveals_an_older_database_and_a_rewritten_one() {
    let (db, _) = five_entries();
    let first = checkpoint(&db, 6);
    append(&db, 7, &[Chain::Installation]);
    let second = checkpoint(&db, 8);
    let compare = |db: &Db, kept: &Checkpoint| match db.read(|tx| ledger::compare(tx, kept)) {
        Ok(()) => None,
        Err(NotVerified::Fault(fault)) => Some(fault.misfit),
        Err(NotVerified::Db(error)) => panic!("{error}"),
    };
    assert_eq!((compare(&db, &first), compare(&db, &second)), (None, None));

    let (older, _) = five_entries();
    checkpoint(&older, 6);
    assert!(verify(&older).is_ok(), "it fits by itself");
    assert_eq!(compare(&older, &second), Some(Misfit::KeptMissing(2)));
    assert_eq!(compare(&older, &first), Some(Misfit::KeptDiffers(1)), "other people, other digest");
}

/// Removes checkpoints from a number on, with every trace that the database has of them.
fn take_out_checkpoints(db: &Db, from: i64) {
    tamper(db, &format!("DELETE FROM ledger_checkpoint_head WHERE number >= {from}"));
    tamper(db, &format!("DELETE FROM ledger_checkpoint WHERE number >= {from}"));
    tamper(db, "UPDATE ledger_head SET checkpointed = 0");
}

/// Removes a chain with its head.
fn take_out_chain(db: &Db, like: &str) {
    for table in ["ledger_entry", "ledger_head"] {
        tamper(db, &format!("DELETE FROM {table} WHERE chain {like}"));
    }
}

fn heads_of(db: &Db, number: i64) -> Vec<Head> {
    db.read(|tx| {
        tx.rows(
            "SELECT chain, sequence, hash FROM ledger_checkpoint_head WHERE number = $1 ORDER BY chain",
            &[number.into()],
        )?
        .iter()
        .map(|row| {
            Ok(Head { chain: row.get("chain")?, sequence: row.get("sequence")?, hash: row.get("hash")? })
        })
        .collect::<Result<_, DbError>>()
    })
    .unwrap()
}

#[test]
fn writers_on_one_chain_queue_and_never_fork_it() {
    let db = TestDb::new();
    thread::scope(|scope| {
        for writer in 0..4 {
            let db = db.handle();
            scope.spawn(move || {
                for round in 0..5 {
                    append(&db, writer * 5 + round, &[Chain::Installation]);
                }
            });
        }
    });
    let verified = verify(&db).unwrap();
    assert_eq!((verified.entries, verified.chains), (20, 1));
}

#[test]
fn a_refusal_names_who_was_refused_and_why() {
    let db = TestDb::new();
    let user = UserId::from(new_uuid(at(0), &ENTROPY));
    db.write(move |tx| {
        let denied = Denied {
            action: Action::ViewPerson,
            subject: Subject::Installation,
            reason: "no_relation",
            may_know: false,
        };
        let actor = Actor { user: Some(user), ..Actor::operator() };
        let mut w = tx.permitted(Permit::to_record_refusal(&actor, &denied));
        let refused = Entry { action: Some("person.view.refused"), ..entry(&[Chain::Installation]) };
        ledger::append(&mut w, at(0), &ENTROPY, refused)
    })
    .unwrap();
    db.read(|tx| {
        let row = tx.one("SELECT actor, action, rule FROM ledger_entry", &[])?;
        assert_eq!(row.get::<String>("actor")?, user.to_string());
        assert_eq!(row.get::<String>("action")?, "person.view.refused");
        assert_eq!(row.get::<String>("rule")?, "no_relation");
        Ok::<_, DbError>(())
    })
    .unwrap();
    verify(&db).unwrap();
}

#[test]
fn an_entry_belongs_to_a_chain() {
    let db = TestDb::new();
    let nowhere = db.write(|tx| {
        let mut w = tx.permitted(permit());
        ledger::append(&mut w, at(0), &ENTROPY, entry(&[]))
    });
    assert!(nowhere.is_err());
}
