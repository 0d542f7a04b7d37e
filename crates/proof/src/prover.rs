//! Asks the solver, one guarantee after the other.

use std::{
    collections::{BTreeMap, btree_map::Entry},
    str::FromStr,
};

use cedar_policy::{Entities, EntityId, EntityTypeName, EntityUid, PolicySet, RequestEnv, Schema};
use cedar_policy_symcc::{CedarSymCompiler, CompiledPolicySet, Env, solver::LocalSolver};
use throughline_policy::sharing::{self, Fault};
use tokio::process::Command;

use crate::{
    guarantee::{DEPTHS, Guarantee, Statement},
    rewrite,
    story::Story,
};

/// Room for the recursion, in bytes; what is not used is never taken.
const STACK: usize = 512 << 20;

/// Why nothing could be proved.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The solver does not run, or its answer was none.
    #[error("the solver failed: {0}")]
    Solver(String),
    /// A policy could not be compiled.
    #[error("policy {0} cannot be compiled: {1}")]
    Policy(String, String),
    /// The policies are not in order.
    #[error("the profile is not in order: {0}")]
    Profile(String),
}

fn faults(faults: &[Fault]) -> Error {
    Error::Profile(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
}

/// How the solver is started: a program that reads SMT-LIB and knows `(reset)`, with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solver {
    /// The program.
    pub program: String,
    /// Its arguments.
    pub arguments: Vec<String>,
}

impl Solver {
    /// Reads a command line, parted at blanks.
    pub fn parse(command: &str) -> Option<Self> {
        let mut words = command.split_whitespace().map(str::to_owned);
        Some(Self { program: words.next()?, arguments: words.collect() })
    }
}

/// What is proved: the default profile, or that of a pack.
#[derive(Debug, Clone)]
pub struct Subject {
    schema: Schema,
    actions: Entities,
    policies: PolicySet,
}

impl Subject {
    /// The default profile.
    pub fn default_profile() -> Result<Self, Error> {
        Self::new(sharing::policies(None).map_err(|found| faults(&found))?)
    }
    /// The profile that a pack's `policy.cedar` makes of it.
    pub fn of_pack(profile: &sharing::Profile) -> Result<Self, Error> {
        Self::new(sharing::policies(Some(profile)).map_err(|found| faults(&found))?)
    }
    fn new(policies: PolicySet) -> Result<Self, Error> {
        let schema = sharing::schema().map_err(|fault| faults(&[fault]))?;
        let actions =
            Entities::from_entities([], Some(&schema)).map_err(|e| Error::Profile(e.to_string()))?;
        Ok(Self { schema, actions, policies })
    }
    /// The policies.
    pub const fn policies(&self) -> &PolicySet {
        &self.policies
    }
    /// The same with other policies, for tests that break one on purpose.
    #[must_use]
    pub fn with(&self, policies: PolicySet) -> Self {
        Self { policies, ..self.clone() }
    }
}

/// What the text of a pack's `policy.cedar` makes of the default profile.
pub fn of_pack(pack: &str, text: &str) -> Result<Subject, Error> {
    let profile = sharing::Profile::read(pack, text).map_err(|found| faults(&found))?;
    Subject::of_pack(&profile)
}

/// What became of a guarantee.
#[derive(Debug)]
pub enum Outcome {
    /// It holds for every request.
    Proved,
    /// It does not, and this is a request that shows it.
    Broken(Box<Story>),
}

/// A guarantee with what became of it.
#[derive(Debug)]
pub struct Shown {
    /// Which.
    pub guarantee: Guarantee,
    /// How it stands.
    pub outcome: Outcome,
}

/// A running solver.
pub struct Prover {
    runtime: tokio::runtime::Runtime,
    compiler: CedarSymCompiler<LocalSolver>,
}

impl std::fmt::Debug for Prover {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Prover")
    }
}

impl Prover {
    /// Starts the solver. It ends with the prover.
    pub fn start(solver: &Solver) -> Result<Self, Error> {
        let failed = |e: String| Error::Solver(e);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|e| failed(e.to_string()))?;
        let compiler = runtime.block_on(async {
            let mut command = Command::new(&solver.program);
            command.args(&solver.arguments).kill_on_drop(true);
            let process = LocalSolver::from_command(&mut command)
                .map_err(|e| failed(format!("{}: {e:?}", solver.program)))?;
            CedarSymCompiler::new(process).map_err(|e| failed(e.to_string()))
        })?;
        Ok(Self { runtime, compiler })
    }

    /// Proves guarantees, or finds for each what breaks it.
    pub fn prove(&mut self, subject: &Subject, guarantees: &[Guarantee]) -> Result<Vec<Shown>, Error> {
        // Formulas nest as deep as there are policies, and are walked and dropped recursively.
        std::thread::scope(|scope| {
            let proving = std::thread::Builder::new()
                .name("proofs".to_owned())
                .stack_size(STACK)
                .spawn_scoped(scope, || self.prove_here(subject, guarantees))
                .map_err(|e| Error::Solver(e.to_string()))?;
            proving.join().unwrap_or_else(|_| Err(Error::Solver("the proof broke off".to_owned())))
        })
    }

    fn prove_here(&mut self, subject: &Subject, guarantees: &[Guarantee]) -> Result<Vec<Shown>, Error> {
        let mut formulas = Formulas { subject, by_action: BTreeMap::new() };
        guarantees
            .iter()
            .map(|guarantee| {
                let outcome = match self.breach(&mut formulas, guarantee.statement)? {
                    None => Outcome::Proved,
                    Some(story) => Outcome::Broken(Box::new(story)),
                };
                Ok(Shown { guarantee: *guarantee, outcome })
            })
            .collect()
    }

    /// A request that breaks the statement, or none.
    fn breach(&mut self, formulas: &mut Formulas<'_>, statement: Statement) -> Result<Option<Story>, Error> {
        let subject = formulas.subject;
        match statement {
            Statement::Never { actions, when } => {
                // Whatever the policies allow, this allows too: everything but what is never.
                let rest = format!("permit (principal, action, resource) unless {{ {when} }};");
                let rest = PolicySet::from_str(&rest)
                    .map_err(|e| Error::Policy("the statement".to_owned(), e.to_string()))?;
                for action in actions {
                    let rest = compile(subject, &rest, action)?;
                    if let Some(env) = self.implied(formulas.of(action)?, &rest)? {
                        return Ok(Some(Story::of(&env, action, subject)));
                    }
                }
                Ok(None)
            }
            Statement::LowerDepths => {
                for pair in DEPTHS.windows(2) {
                    let [higher, lower] = pair else { continue };
                    let of = |action: &str| {
                        let action = entity("Action", action)?;
                        let set = rewrite::of_action(&subject.policies, &action, &subject.actions)?;
                        compile(subject, &set, lower)
                    };
                    if let Some(env) = self.implied(&of(higher)?, &of(lower)?)? {
                        return Ok(Some(Story::of(&env, higher, subject)));
                    }
                }
                Ok(None)
            }
            Statement::NeverWidens { fact, becomes } => {
                let after = rewrite::with_fact(&subject.policies, fact, becomes)?;
                for action in DEPTHS {
                    let changed = compile(subject, &after, action)?;
                    if let Some(env) = self.implied(&changed, formulas.of(action)?)? {
                        return Ok(Some(Story::of(&env, action, &subject.with(after))));
                    }
                }
                Ok(None)
            }
        }
    }

    /// A request that the first set allows and the second does not.
    fn implied(
        &mut self,
        first: &CompiledPolicySet,
        second: &CompiledPolicySet,
    ) -> Result<Option<Env>, Error> {
        self.runtime
            .block_on(self.compiler.check_implies_with_counterexample_opt(first, second))
            .map_err(|e| Error::Solver(e.to_string()))
    }
}

/// The subject's policies as formulas, one for each action, made when first asked for: most guarantees
/// are about the same ones.
struct Formulas<'a> {
    subject: &'a Subject,
    by_action: BTreeMap<String, CompiledPolicySet>,
}

impl Formulas<'_> {
    fn of(&mut self, action: &str) -> Result<&CompiledPolicySet, Error> {
        match self.by_action.entry(action.to_owned()) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(new) => Ok(new.insert(compile(self.subject, &self.subject.policies, action)?)),
        }
    }
}

fn compile(subject: &Subject, set: &PolicySet, action: &str) -> Result<CompiledPolicySet, Error> {
    let env = RequestEnv::new(kind("Column")?, entity("Action", action)?, kind("Category")?);
    CompiledPolicySet::compile(set, &env, &subject.schema)
        .map_err(|e| Error::Policy(action.to_owned(), e.to_string()))
}

fn kind(name: &str) -> Result<EntityTypeName, Error> {
    EntityTypeName::from_str(name).map_err(|e| Error::Profile(e.to_string()))
}

fn entity(name: &str, id: &str) -> Result<EntityUid, Error> {
    Ok(EntityUid::from_type_name_and_id(kind(name)?, EntityId::new(id)))
}
