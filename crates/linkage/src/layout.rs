//! Which column of a register says what: from columns to the fields that are compared.

use crate::{
    role::{ROLES, Role},
    spelling::Spelling,
    value::{DateOrder, Value},
};

/// One column of a register and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The field's name; two columns of one field have one name.
    pub field: String,
    /// The column, as its heading says.
    pub column: String,
    /// What it says.
    pub role: Role,
    /// How its dates are written.
    pub order: DateOrder,
}

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it says.
    pub role: Role,
    columns: Vec<usize>,
    part: NamePart,
    order: DateOrder,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NamePart {
    Whole,
    GivenOfFull,
    SurnameOfFull,
}

/// The fields of a register, in the order of [`ROLES`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    columns: Vec<String>,
    fields: Vec<Field>,
}

/// A mapping that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LayoutError {
    /// Nothing is mapped.
    #[error("no column is mapped to a role; map at least one")]
    Empty,
    /// Several columns for what a person has once.
    #[error("{0:?} is mapped more than once; a second surname is `second_surname`")]
    Twice(&'static str),
    /// A full name beside its parts.
    #[error("`full_name` is mapped beside `given_name` or `surname`; leave one of them out")]
    FullAndParts,
    /// A second surname alone.
    #[error("`second_surname` is mapped without `surname`; map the first surname too")]
    SecondAlone,
}

impl Layout {
    /// A layout of these columns.
    pub fn new(mapped: &[Column]) -> Result<Self, LayoutError> {
        if mapped.is_empty() {
            return Err(LayoutError::Empty);
        }
        let mut columns: Vec<String> = Vec::new();
        let mut fields: Vec<Field> = Vec::new();
        for role in ROLES {
            let of_role: Vec<&Column> = mapped.iter().filter(|column| column.role == role).collect();
            let once = matches!(role, Role::Surname | Role::SecondSurname | Role::FullName | Role::BirthDate);
            if once && of_role.len() > 1 {
                return Err(LayoutError::Twice(role.name()));
            }
            for (number, column) in of_role.iter().enumerate() {
                let place = columns.iter().position(|known| *known == column.column).unwrap_or_else(|| {
                    columns.push(column.column.clone());
                    columns.len() - 1
                });
                let field = |name: String, role, part| Field {
                    name,
                    role,
                    columns: vec![place],
                    part,
                    order: column.order,
                };
                match role {
                    Role::FullName => {
                        fields.push(field("given_name".to_owned(), Role::GivenName, NamePart::GivenOfFull));
                        fields.push(field("surname".to_owned(), Role::Surname, NamePart::SurnameOfFull));
                    }
                    Role::GivenName if number > 0 => {
                        if let Some(given) = fields.iter_mut().find(|f| f.role == Role::GivenName) {
                            given.columns.push(place);
                        }
                    }
                    _ => fields.push(field(column.field.clone(), role, NamePart::Whole)),
                }
            }
        }
        let count = |role| fields.iter().filter(|field| field.role == role).count();
        if count(Role::GivenName) > 1 || count(Role::Surname) > 1 {
            return Err(LayoutError::FullAndParts);
        }
        if count(Role::SecondSurname) > count(Role::Surname) {
            return Err(LayoutError::SecondAlone);
        }
        // By role, so that the order of the mapping's lines changes nothing.
        fields.sort_by(|a, b| (a.role, &a.name).cmp(&(b.role, &b.name)));
        Ok(Self { columns, fields })
    }

    /// The columns that are read, in the order in which cells are given.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The fields that are compared.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The first field of a role.
    pub fn field(&self, role: Role) -> Option<usize> {
        self.fields.iter().position(|field| field.role == role)
    }

    /// All fields of a role.
    pub(crate) fn fields_of(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        self.fields.iter().enumerate().filter(move |(_, field)| field.role == role).map(|(place, _)| place)
    }

    /// Whether names can stand in another order: there are a given name and a surname.
    pub fn has_name_order(&self) -> bool {
        self.field(Role::GivenName).is_some() && self.field(Role::Surname).is_some()
    }
}

impl Field {
    /// What the cells of a record say for this field, in one text.
    pub(crate) fn written<'t, 'c: 't>(
        &self,
        cell: impl Fn(usize) -> &'c str,
        into: &'t mut String,
    ) -> &'t str {
        if let [place] = self.columns.as_slice() {
            return cell(*place).trim();
        }
        into.clear();
        for place in &self.columns {
            if !into.is_empty() {
                into.push(' ');
            }
            into.push_str(cell(*place).trim());
        }
        into
    }

    /// Reads that text.
    pub(crate) fn read(&self, written: &str) -> Option<Value> {
        match self.part {
            NamePart::Whole => Value::read(self.role, written, self.order),
            part => {
                let spelling = Spelling::shipped();
                let wants_given = part == NamePart::GivenOfFull;
                let folded = if let Some((surname, given)) = written.split_once(',') {
                    spelling.fold(if wants_given { given } else { surname })
                } else {
                    let folded = spelling.fold(written);
                    let (given, surname) = folded.split_once(' ').unwrap_or(("", &folded));
                    if wants_given { given.to_owned() } else { surname.to_owned() }
                };
                Value::name(&spelling.words(&folded))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(field: &str, role: Role) -> Column {
        Column { field: field.to_owned(), column: field.to_owned(), role, order: DateOrder::YearFirst }
    }

    #[test]
    fn the_order_of_the_mapping_changes_nothing() {
        let one =
            [column("nid", Role::Identifier), column("g", Role::GivenName), column("b", Role::Identifier)];
        let mut other = one.clone();
        other.reverse();
        let names = |layout: Layout| -> Vec<String> {
            layout.fields().iter().map(|field| field.name.clone()).collect()
        };
        assert_eq!(names(Layout::new(&one).unwrap()), names(Layout::new(&other).unwrap()));
    }

    #[test]
    fn a_full_name_gives_two_fields() {
        let layout = Layout::new(&[column("name", Role::FullName)]).unwrap();
        let read = |written: &str| -> Vec<String> {
            layout
                .fields()
                .iter()
                .map(|f| f.read(written).map(|v| v.text().to_owned()).unwrap_or_default())
                .collect()
        };
        assert_eq!(read("EL AMRANI, MOHAMED"), ["mohamed", "amrani"]);
        assert_eq!(read("Mohamed El Amrani"), ["mohamed", "amrani"]);
        assert_eq!(read("Pelé"), ["", "pele"]);
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        assert_eq!(Layout::new(&[]), Err(LayoutError::Empty));
        let twice = [column("a", Role::Surname), column("b", Role::Surname)];
        assert_eq!(Layout::new(&twice), Err(LayoutError::Twice("surname")));
        let both = [column("a", Role::FullName), column("b", Role::Surname)];
        assert_eq!(Layout::new(&both), Err(LayoutError::FullAndParts));
        assert_eq!(Layout::new(&[column("a", Role::SecondSurname)]), Err(LayoutError::SecondAlone));
    }
}
