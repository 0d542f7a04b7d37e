//! What a column of a register says about a person.

use serde::{Deserialize, Serialize};

/// What a column says. A register's columns are mapped to roles; nothing else about a register is
/// known to the linkage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Given names. Several columns (first, middle) are read as one, in the order of the mapping.
    GivenName,
    /// The surname, or the first of two.
    Surname,
    /// The second surname, where there are two.
    SecondSurname,
    /// Given names and surnames in one column: "SURNAMES, GIVEN", or given name first.
    FullName,
    /// The day of birth.
    BirthDate,
    /// Sex or gender as recorded, in whatever words; equal words agree.
    Sex,
    /// A number or code that one person has: national, social security, prison, health.
    Identifier,
    /// A telephone number; its last nine digits count.
    Phone,
    /// An electronic address.
    Email,
    /// A town, suburb or region, as a name or as a code.
    Place,
    /// A postal code.
    Postcode,
    /// A street, with or without the number of the house.
    Address,
    /// The number of the house.
    HouseNumber,
    /// A country: of birth, of citizenship.
    Country,
    /// Something that many people share and that rarely changes: an occupation, a language.
    Category,
    /// Any other text that is compared by its letters.
    Text,
    /// How the parts of the name were put in columns. No column: it is told from the names.
    NameOrder,
    /// A text that is compared as it stands, without being brought to one spelling.
    Verbatim,
}

/// All roles that a column can have, in the order in which fields are compared and shown.
pub const ROLES: [Role; 17] = [
    Role::GivenName,
    Role::Surname,
    Role::SecondSurname,
    Role::FullName,
    Role::BirthDate,
    Role::Sex,
    Role::Identifier,
    Role::Phone,
    Role::Email,
    Role::Place,
    Role::Postcode,
    Role::Address,
    Role::HouseNumber,
    Role::Country,
    Role::Category,
    Role::Text,
    Role::Verbatim,
];

impl Role {
    /// The role's name in a mapping.
    pub const fn name(self) -> &'static str {
        match self {
            Self::GivenName => "given_name",
            Self::Surname => "surname",
            Self::SecondSurname => "second_surname",
            Self::FullName => "full_name",
            Self::BirthDate => "birth_date",
            Self::Sex => "sex",
            Self::Identifier => "identifier",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Place => "place",
            Self::Postcode => "postcode",
            Self::Address => "address",
            Self::HouseNumber => "house_number",
            Self::Country => "country",
            Self::Category => "category",
            Self::Text => "text",
            Self::NameOrder => "name_order",
            Self::Verbatim => "verbatim",
        }
    }

    /// The role of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        ROLES.into_iter().find(|role| role.name() == name)
    }

    /// Whether values are names of people, which share one vocabulary so that a given name written
    /// in the place of a surname is recognised.
    pub const fn is_name(self) -> bool {
        matches!(self, Self::GivenName | Self::Surname | Self::SecondSurname)
    }
}
