//! Lists: a table that folds into cards below 640 px, with the same markup.
//!
//! Every column says how it folds ([`Fold`]); roles are written out because a folded table
//! loses them in some browsers.

use std::borrow::Cow;

use maud::{Markup, Render, html};

use crate::i18n::Tr;

/// How a cell stands on a card of a phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fold {
    /// A line of its own.
    #[default]
    Line,
    /// A line of its own with the head of the column before it: "Last contact: Yesterday".
    Labelled,
    /// Half a line, the head of the column above it: "Now", "Would be".
    Half,
    /// At the right end of the line of the next cell.
    End,
    /// The tick box, in the upper right corner.
    Tick,
}

/// The order of a sorted column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Smallest, or soonest, first.
    Ascending,
    /// Largest, or latest, first.
    Descending,
}

/// A column: its head and how it behaves.
#[must_use]
#[derive(Debug, Clone)]
pub struct Column<'a> {
    head: Cow<'a, str>,
    fold: Fold,
    class: &'static str,
    sort: Option<(Cow<'a, str>, Option<Order>)>,
    tick_all: bool,
    form: Option<Cow<'a, str>>,
    hidden_head: bool,
}

impl<'a> Column<'a> {
    /// A column of text.
    pub fn new(head: impl Into<Cow<'a, str>>) -> Self {
        Self {
            head: head.into(),
            fold: Fold::default(),
            class: "",
            sort: None,
            tick_all: false,
            form: None,
            hidden_head: false,
        }
    }

    /// The column of tick boxes; its head ticks all. `head` says so: "Tick all on this page".
    pub fn ticks(head: impl Into<Cow<'a, str>>) -> Self {
        Self { tick_all: true, class: "tl-table__tick", ..Self::new(head).fold(Fold::Tick) }
    }

    /// The form that the tick boxes belong to, where it does not stand around the table.
    pub fn of_form(mut self, id: impl Into<Cow<'a, str>>) -> Self {
        self.form = Some(id.into());
        self
    }

    /// Numbers, at the right; on a phone each stands after the head of its column, for a bare
    /// number says nothing.
    pub fn numeric(mut self) -> Self {
        self.fold = Fold::Labelled;
        self.class = "govuk-table__cell--numeric";
        self
    }

    /// Acts on the row, at the right; the head is only spoken.
    pub fn actions(mut self) -> Self {
        self.class = "tl-table__actions";
        self.hidden_head = true;
        self
    }

    /// How a cell stands on a phone.
    pub fn fold(mut self, fold: Fold) -> Self {
        self.fold = fold;
        self
    }

    /// The head is a link that sorts by this column; `order` when the list is sorted by it.
    pub fn sort(mut self, href: impl Into<Cow<'a, str>>, order: Option<Order>) -> Self {
        self.sort = Some((href.into(), order));
        self
    }

    fn head_cell(&self) -> Markup {
        let order = self.sort.as_ref().and_then(|(_, order)| *order);
        let (spoken, arrow) = match order {
            Some(Order::Ascending) => (Some("ascending"), " ▲"),
            Some(Order::Descending) => (Some("descending"), " ▼"),
            None => (None, ""),
        };
        let class = match self.class {
            "govuk-table__cell--numeric" => "govuk-table__header govuk-table__header--numeric",
            "tl-table__tick" => "govuk-table__header tl-table__tick",
            _ => "govuk-table__header",
        };
        html! {
            th class=(class) scope="col" role="columnheader" aria-sort=[spoken] {
                @if self.tick_all {
                    // Hidden until the script runs: without it, it would do nothing.
                    (tick_box(self.form.as_deref(), "tick-all", "", &self.head, false, true))
                    noscript { span.govuk-visually-hidden { (self.head) } }
                } @else if self.hidden_head {
                    span.govuk-visually-hidden { (self.head) }
                } @else if let Some((href, _)) = &self.sort {
                    a.tl-table__sort href=(href) { (self.head) span aria-hidden="true" { (arrow) } }
                } @else {
                    (self.head)
                }
            }
        }
    }
}

/// A row: its cells, and what is special about it.
#[must_use]
#[derive(Debug, Clone, Default)]
pub struct Row {
    cells: Vec<Markup>,
    fix_first: bool,
    ticked: bool,
    below: Option<Markup>,
}

impl Row {
    /// An empty row; add one cell per column.
    pub fn new() -> Self {
        Self::default()
    }

    /// The next cell.
    pub fn cell(mut self, content: impl Render) -> Self {
        self.cells.push(content.render());
        self
    }

    /// The tick box of the row: its name, its value, and who is ticked, for screen readers.
    pub fn tick(mut self, name: &str, value: &str, who: &str, ticked: bool) -> Self {
        self.ticked = ticked;
        self.cell(tick_box(None, name, value, who, ticked, false))
    }

    /// The same for a form that does not stand around the table.
    pub fn tick_of_form(self, form: &str, name: &str, value: &str, who: &str) -> Self {
        self.cell(tick_box(Some(form), name, value, who, false, false))
    }

    /// Marks the row with a brick edge: to fix first.
    pub fn fix_first(mut self, fix: bool) -> Self {
        self.fix_first = fix;
        self
    }

    /// Something as wide as the table under the row, such as the form of a note.
    pub fn below(mut self, content: impl Render) -> Self {
        self.below = Some(content.render());
        self
    }

    fn class(&self) -> String {
        let mut class = String::from("govuk-table__row");
        if self.fix_first {
            class.push_str(" tl-table__row--fix");
        }
        if self.ticked {
            class.push_str(" tl-table__row--ticked");
        }
        if self.below.is_some() {
            class.push_str(" tl-table__row--open");
        }
        class
    }
}

/// The table. The caption says what the list is.
#[must_use]
#[derive(Debug, Clone)]
pub struct Table<'a> {
    caption: Cow<'a, str>,
    class: String,
    columns: Vec<Column<'a>>,
    rows: Vec<Row>,
}

impl<'a> Table<'a> {
    /// A list that opens into one card per row on a phone. The caption is only spoken; a
    /// heading of the page usually says the same.
    pub fn new(caption: impl Into<Cow<'a, str>>) -> Self {
        Self {
            caption: caption.into(),
            class: String::from("govuk-table tl-table"),
            columns: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// On a phone one card with a line between the rows, instead of a card per row.
    pub fn joined(self) -> Self {
        self.class("tl-table--joined")
    }

    /// Rows stay rows on a phone: for many columns of numbers, in something that scrolls sideways.
    pub fn unfolded(mut self) -> Self {
        self.class = self.class.replace("tl-table", "tl-unfolded");
        self
    }

    /// A brick edge along the whole table: everything in it is to fix.
    pub fn fix_first(self) -> Self {
        self.class("tl-table--fix")
    }

    /// Columns of equal width, for tables of one kind under each other.
    pub fn even(self) -> Self {
        self.class("tl-table--even")
    }

    /// Joins the table to the bulk bar above it.
    pub fn under_bar(self) -> Self {
        self.class("tl-table--under-bar")
    }

    /// A class of the page's own, for the widths of its columns.
    pub fn class(mut self, class: &str) -> Self {
        self.class.push(' ');
        self.class.push_str(class);
        self
    }

    /// The next column.
    pub fn column(mut self, column: Column<'a>) -> Self {
        self.columns.push(column);
        self
    }

    /// The next row, with one cell per column.
    pub fn row(mut self, row: Row) -> Self {
        debug_assert_eq!(row.cells.len(), self.columns.len(), "one cell per column");
        self.rows.push(row);
        self
    }

    /// All rows of an iterator.
    pub fn rows(self, rows: impl IntoIterator<Item = Row>) -> Self {
        rows.into_iter().fold(self, Self::row)
    }

    fn body_cell(column: &Column<'_>, content: &Markup) -> Markup {
        let fold = match column.fold {
            Fold::Line => "",
            Fold::Labelled => " tl-fold-labelled",
            Fold::Half => " tl-fold-half",
            Fold::End => " tl-fold-end",
            Fold::Tick => " tl-fold-tick",
        };
        let class = format!("govuk-table__cell {}{fold}", column.class);
        let label = matches!(column.fold, Fold::Labelled | Fold::Half).then_some(&column.head);
        html! {
            td class=(class) role="cell" data-label=[label] { (content) }
        }
    }
}

impl Render for Table<'_> {
    fn render(&self) -> Markup {
        html! {
            table class=(self.class) role="table" {
                caption class="govuk-table__caption govuk-visually-hidden" { (self.caption) }
                thead.govuk-table__head role="rowgroup" {
                    tr.govuk-table__row role="row" {
                        @for column in &self.columns { (column.head_cell()) }
                    }
                }
                tbody.govuk-table__body role="rowgroup" {
                    @for row in &self.rows {
                        tr class=(row.class()) role="row" {
                            @for (column, cell) in self.columns.iter().zip(&row.cells) {
                                (Self::body_cell(column, cell))
                            }
                        }
                        @if let Some(below) = &row.below {
                            tr class="govuk-table__row tl-table__below" role="row" {
                                td.govuk-table__cell role="cell" colspan=(self.columns.len()) { (below) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A bold fact and a soft second line, the shape of most cells.
pub fn two_lines(first: impl Render, second: impl Render) -> Markup {
    html! {
        span.tl-first { (first) }
        " "
        span.tl-second { (second) }
    }
}

/// Where the table's tick boxes lead: a sentence for screen readers at the head of the form.
pub fn ticked_note(tr: Tr) -> Markup {
    html! { p.govuk-visually-hidden { (tr.text("components-tick-note")) } }
}

fn tick_box(form: Option<&str>, name: &str, value: &str, label: &str, ticked: bool, all: bool) -> Markup {
    html! {
        label.tl-tick hidden[all] {
            input.tl-tick__input type="checkbox" name=[(!all).then_some(name)]
                value=[(!all).then_some(value)] checked[ticked] form=[form]
                data-tick=(if all { "all" } else { "one" }) autocomplete="off";
            span.tl-tick__box aria-hidden="true" {}
            span.govuk-visually-hidden { (label) }
        }
    }
}
