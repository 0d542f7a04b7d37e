//! A pack's own sharing rules: checked against the schema, and proved where a solver is there.

use throughline_domain::programme::{
    check::{Finding, Severity},
    pack::{POLICY, Pack},
};
use throughline_proof::{GUARANTEES, Outcome, Prover, Solver, of_pack};

use crate::outcome::Failure;

/// The solver that is looked for where none is set.
const USUAL: &str = "cvc5 --lang smt --incremental";

/// What became of a pack's sharing rules.
#[derive(Debug, Default)]
pub struct Proved {
    /// What is wrong with them.
    pub findings: Vec<Finding>,
    /// How far they were proved; nothing about a pack that brings none.
    pub said: Option<String>,
}

/// Checks and proves. A solver that was set and does not run is a failure; one that was only looked for
/// and is not there leaves the rules unproved, which is said.
pub fn prove(pack: &Pack, solver: Option<&str>) -> Result<Proved, Failure> {
    let Some(text) = &pack.policy else { return Ok(Proved::default()) };
    let findings = throughline_app::sharing::faults(pack);
    if !findings.is_empty() {
        return Ok(Proved { findings, said: None });
    }
    let failed = |error: throughline_proof::Error| {
        Failure::finding("proof", error.to_string())
            .remedy("`proof.solver` is the command of an SMT solver that reads SMT-LIB on standard input")
    };
    let subject = of_pack(&pack.manifest.id, text).map_err(failed)?;
    let Some(command) = Solver::parse(solver.unwrap_or(USUAL)) else { return Ok(Proved::default()) };
    let mut prover = match Prover::start(&command) {
        Ok(prover) => prover,
        Err(_) if solver.is_none() => {
            let said = "sharing rules: read and in order, but not proved: there is no solver here (cvc5 on \
                        the path, or proof.solver)";
            return Ok(Proved { findings, said: Some(said.to_owned()) });
        }
        Err(error) => return Err(failed(error)),
    };
    let shown = prover.prove(&subject, GUARANTEES).map_err(failed)?;
    let findings: Vec<Finding> = shown
        .iter()
        .filter_map(|it| match &it.outcome {
            Outcome::Proved => None,
            Outcome::Broken(story) => Some(Finding {
                file: POLICY.to_owned(),
                line: line_of(text, &story.policies),
                column: 1,
                severity: Severity::Error,
                message: format!("`{}` does not hold: {}\n  {story}", it.guarantee.name, it.guarantee.says),
                remedy: "Narrow the policy that allows it; docs/SECURITY.md lists the guarantees.".to_owned(),
            }),
        })
        .collect();
    let said = findings.is_empty().then(|| format!("sharing rules: {} guarantees proved", shown.len()));
    Ok(Proved { findings, said })
}

/// The line of the first of these policies that stands in the text; policies are named `profile:id`.
fn line_of(text: &str, policies: &[String]) -> usize {
    policies
        .iter()
        .filter_map(|policy| policy.split_once(':'))
        .find_map(|(_, id)| text.lines().position(|line| line.contains(&format!("@id(\"{id}\")"))))
        .map_or(1, |line| line + 1)
}
