//! The guarantees, by name. Each is a sentence for people and a statement for the solver.

/// The four actions that show a depth.
pub(crate) const DEPTHS: &[&str] = &["viewFull", "viewSummary", "viewConsequence", "viewExistence"];
/// Those four, and break-glass.
const ALL_SIGHT: &[&str] = &["viewFull", "viewSummary", "viewConsequence", "viewExistence", "breakGlass"];
const CONTENT: &[&str] = &["viewFull", "viewSummary"];

/// What must hold, whatever the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guarantee {
    /// Its name, as `docs/SECURITY.md` lists it.
    pub name: &'static str,
    /// What it says.
    pub says: &'static str,
    pub(crate) statement: Statement,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Statement {
    /// Where the condition holds, none of the actions is allowed.
    Never { actions: &'static [&'static str], when: &'static str },
    /// Wherever a depth is allowed, every lower one is.
    LowerDepths,
    /// With the fact replaced by a constant, nothing is allowed that was not allowed before.
    NeverWidens { fact: &'static str, becomes: bool },
}

const fn never(
    name: &'static str,
    says: &'static str,
    actions: &'static [&'static str],
    when: &'static str,
) -> Guarantee {
    Guarantee { name, says, statement: Statement::Never { actions, when } }
}

const fn narrows(name: &'static str, says: &'static str, fact: &'static str, becomes: bool) -> Guarantee {
    Guarantee { name, says, statement: Statement::NeverWidens { fact, becomes } }
}

/// Every guarantee. They hold for the default profile and for the profile of every pack.
pub const GUARANTEES: &[Guarantee] = &[
    never(
        "employer",
        "An employer never sees risk, offence, victim, health or domestic violence data, not even by break-glass.",
        ALL_SIGHT,
        r#"principal == Column::"EMPL" && [Category::"3", Category::"4", Category::"5", Category::"6",
           Category::"7", Category::"8", Category::"14a", Category::"14b"].contains(resource)"#,
    ),
    never(
        "person_and_victim",
        "The person never sees victim data.",
        ALL_SIGHT,
        r#"principal == Column::"PER" && resource == Category::"5""#,
    ),
    never(
        "outside",
        "Who is outside the involvements of a case sees nothing, existence included, but what stands in a record of their own.",
        DEPTHS,
        "!context.onTheCase && !(context.own && context.holdsRecord)",
    ),
    never(
        "signal",
        "A signal before acceptance goes out under a statute in force, and holds identity and dates alone.",
        &["signal"],
        r#"!context.statute || ![Category::"1", Category::"2"].contains(resource)"#,
    ),
    never(
        "victim_notice",
        "A notice of release goes to a victim service, for a victim who asked for it, by a statute in force or with permission and under an agreement, and holds dates alone.",
        &["victimNotice"],
        r#"!(principal == Column::"VIC" && context.optedIn && resource == Category::"2" &&
           (context.statute || (context.permitted && context.agreed))) || context.narrowed"#,
    ),
    never(
        "steward",
        "Who decides on possible matches sees the identity of records that wait for it, and nothing else.",
        &["reviewRecords"],
        r#"!(context.roles.contains("data_steward") && context.queued && resource == Category::"1")"#,
    ),
    never(
        "ledger",
        "Who looked is read by a data-protection officer alone.",
        &["readLedger"],
        r#"!context.roles.contains("data_protection_officer")"#,
    ),
    never(
        "break_glass",
        "Break-glass shows something only while it is open, to the police, to health providers and to agencies on the case.",
        &["breakGlass"],
        r#"!context.breakGlass ||
           (!context.onTheCase && principal != Column::"POL" && principal != Column::"HEA")"#,
    ),
    never(
        "break_glass_victims",
        "Break-glass never opens victim data, nor that somebody survived domestic violence.",
        &["breakGlass"],
        r#"[Category::"5", Category::"14a"].contains(resource)"#,
    ),
    never(
        "police_and_health",
        "Health content never reaches the police, except the practical consequence of mental health at level 2 or above. Break-glass is its own action, with its own guarantee.",
        DEPTHS,
        r#"principal == Column::"POL" && !context.own &&
           ([Category::"6", Category::"7"].contains(resource) ||
            (resource == Category::"8" && context.level < 2))"#,
    ),
    never(
        "police_and_mental_health",
        "Of mental health the police never see more than the practical consequence.",
        CONTENT,
        r#"principal == Column::"POL" && !context.own && resource == Category::"8""#,
    ),
    never(
        "cells_that_read_never",
        "What the matrix closes to a kind of agency stays closed, whatever a pack permits.",
        DEPTHS,
        r#"!context.own && (
           (principal == Column::"MUN" && [Category::"5"].contains(resource)) ||
           (principal == Column::"NGO" && [Category::"5"].contains(resource)) ||
           (principal == Column::"HEA" && [Category::"5", Category::"10", Category::"11",
             Category::"12"].contains(resource)) ||
           (principal == Column::"HOU" && [Category::"5", Category::"11"].contains(resource)) ||
           (principal == Column::"JOB" && [Category::"3", Category::"5", Category::"7", Category::"8",
             Category::"9", Category::"13", Category::"14a", Category::"14b"].contains(resource)) ||
           (principal == Column::"EMPL" && [Category::"3", Category::"4", Category::"5", Category::"6",
             Category::"7", Category::"8", Category::"9", Category::"12", Category::"13", Category::"14a",
             Category::"14b", Category::"16", Category::"17"].contains(resource)) ||
           (principal == Column::"POL" && [Category::"6", Category::"7", Category::"11",
             Category::"12"].contains(resource)) ||
           (principal == Column::"EDU" && [Category::"4", Category::"5", Category::"7", Category::"8",
             Category::"9", Category::"12", Category::"13", Category::"14a", Category::"14b"].contains(resource)) ||
           (principal == Column::"VIC" && [Category::"6", Category::"7", Category::"8", Category::"10",
             Category::"11", Category::"12", Category::"15", Category::"17"].contains(resource)) ||
           (principal == Column::"PER" && [Category::"5"].contains(resource)))"#,
    ),
    never(
        "by_duty_or_agreed",
        "An agency that is neither prison, probation nor police sees what others recorded by a statute in force, by public protection at level 2 or above, or under a live agreement.",
        DEPTHS,
        r#"![Column::"PRI", Column::"PRO", Column::"POL", Column::"PER"].contains(principal) &&
           !context.own && !context.statute && !context.agreed && context.level < 2"#,
    ),
    never(
        "by_duty_or_permitted",
        "Without a statute in force, public protection or a case-by-case decision, such an agency sees nothing of what others recorded that the person does not permit.",
        DEPTHS,
        r#"![Column::"PRI", Column::"PRO", Column::"POL", Column::"PER"].contains(principal) &&
           !context.own && !context.statute && !context.permitted && !context.judged && context.level < 2"#,
    ),
    never(
        "narrowing",
        "What the lead worker narrowed stays narrow, except to who wrote it.",
        DEPTHS,
        "context.narrowed && !context.own",
    ),
    Guarantee {
        name: "lower_depths",
        says: "Wherever a depth is allowed, every lower depth is.",
        statement: Statement::LowerDepths,
    },
    narrows("withdrawal", "Withdrawing a permission never widens any access.", "permitted", false),
    narrows("end_of_agreement", "The end of an agreement never widens any access.", "agreed", false),
    narrows(
        "end_of_judgement",
        "The end of a case-by-case decision never widens any access.",
        "judged",
        false,
    ),
    narrows("end_of_statute", "The end of a statute never widens any access.", "statute", false),
    narrows("leaving", "Leaving a case never widens any access.", "onTheCase", false),
    narrows("narrowing_narrows", "Narrowing never widens any access.", "narrowed", true),
];
