//! Agencies and the people who work for them.

use std::sync::Arc;

use crate::{
    coded_enum,
    id::{AgencyId, UnitId, UserId},
};

/// What kind of agency this is: data, mapped to one column of the sharing matrix.
/// An unknown kind maps to no column, and no column means nothing is shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct AgencyKind(pub Arc<str>);

impl AgencyKind {
    /// The kind's code, such as `prison` or `ngo`.
    pub fn code(&self) -> &str {
        &self.0
    }
    /// Whether an agency of this kind works for people who were harmed. That one is on a case tells that
    /// there is a victim.
    pub fn serves_victims(&self) -> bool {
        &*self.0 == "victim_service"
    }
    /// Whether workers of this kind of agency see only the units assigned to them.
    /// A prison service is one agency with its establishments as units.
    pub fn has_units(&self) -> bool {
        &*self.0 == "prison"
    }
}

coded_enum! {
    /// What a user does; a user may have several roles.
    Role {
        /// Prepares releases inside a prison.
        ResettlementOfficer = "resettlement_officer",
        /// Accompanies people in an NGO or a public service.
        SocialWorker = "social_worker",
        /// Supervises in the community.
        ProbationOfficer = "probation_officer",
        /// Receives people coming home to a town.
        MunicipalCoordinator = "municipal_coordinator",
        /// Meets people at the gate and after; often a volunteer.
        Mentor = "mentor",
        /// Finds employers and placements.
        EmployerEngagementOfficer = "employer_engagement_officer",
        /// Works for a health provider.
        HealthWorker = "health_worker",
        /// Works for a housing provider.
        HousingWorker = "housing_worker",
        /// Works for a victim service.
        VictimServiceWorker = "victim_service_worker",
        /// Takes what arrives for the team before somebody is named.
        DutyDesk = "duty_desk",
        /// Leads a team.
        Manager = "manager",
        /// Looks at numbers, not at people.
        Analyst = "analyst",
        /// Decides on possible matches and import conflicts.
        DataSteward = "data_steward",
        /// Watches over disclosure.
        DataProtectionOfficer = "data_protection_officer",
        /// Looks after agencies, users, sources and packs; sees no person.
        Administrator = "administrator",
    }
}

/// Who is acting, as far as rules need to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The user; `None` for the operator at the command line and for jobs.
    pub user: Option<UserId>,
    /// The agency the actor acts for; `None` for the operator.
    pub agency: Option<AgencyId>,
    /// The agency's kind.
    pub agency_kind: Option<AgencyKind>,
    /// The jurisdiction that the agency lives by.
    pub jurisdiction: Option<String>,
    /// The user's roles.
    pub roles: Vec<Role>,
    /// The units assigned to the user.
    pub units: Vec<UnitId>,
    /// Colleagues who are away at this instant and whose deputy the user is: the people they lead
    /// are open to the user, until they are back.
    pub stands_in_for: Vec<UserId>,
}

impl Actor {
    /// The person at the command line of the server, who has the database itself.
    pub const fn operator() -> Self {
        Self {
            user: None,
            agency: None,
            agency_kind: None,
            jurisdiction: None,
            roles: Vec::new(),
            units: Vec::new(),
            stands_in_for: Vec::new(),
        }
    }
    /// Whether the actor has this role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
    /// Whether this is the operator or a job.
    pub fn is_operator(&self) -> bool {
        self.user.is_none()
    }
}
