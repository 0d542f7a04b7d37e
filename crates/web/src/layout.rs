//! The frame of every page: header with the mark on the thread, main menu, search, footer.
//!
//! ```
//! use maud::html;
//! use throughline_web::i18n::{Locale, Tr};
//! use throughline_web::layout::Page;
//! let tr = Tr::new(Locale::En, jiff::civil::date(2026, 3, 10));
//! let page = Page::new(tr, "Releases").render(html! { h1.tl-title { "Releases" } });
//! assert!(page.into_string().contains("<title>Releases – Throughline</title>"));
//! ```

use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

use crate::assets;
use crate::components::button::Button;
use crate::components::field::csrf;
use crate::components::link::{back_link, skip_link};
use crate::components::primary_navigation::{NavItem, menu_items, primary_navigation};
use crate::i18n::Tr;

/// The name in the header and in every title; not translated.
const NAME: &str = "Throughline";

/// The mark: a gate standing on the line that runs through it and goes on. It is drawn to stand
/// at the foot of the bar, with the thread under its feet.
pub(crate) const MARK: PreEscaped<&str> = PreEscaped(
    r#"<svg class="tl-mark" viewBox="0 0 32 38" width="32" height="38" aria-hidden="true" focusable="false"><path d="M5.5 38V14.5a10.5 10.5 0 0 1 21 0V38" fill="none" stroke="currentColor" stroke-width="6.5"/><circle class="tl-mark__person" cx="16" cy="28" r="4.4"/></svg>"#,
);

/// Who is signed in.
#[derive(Debug, Clone, Copy)]
pub struct Viewer<'a> {
    /// The agency they act for.
    pub agency: &'a str,
    /// Their name.
    pub name: &'a str,
    /// Their account's page.
    pub account: &'a str,
    /// Where signing out is posted to.
    pub sign_out: &'a str,
    /// The anti-forgery token of the session.
    pub csrf: &'a str,
}

/// The search box, for those who may search.
#[derive(Debug, Clone, Copy)]
pub struct Search<'a> {
    /// Where the search goes (GET, `q`).
    pub action: &'a str,
    /// What was searched for, on the page of results.
    pub query: &'a str,
}

/// A page, to be filled in and rendered.
#[must_use]
#[derive(Debug, Clone)]
pub struct Page<'a> {
    tr: Tr,
    title: &'a str,
    viewer: Option<Viewer<'a>>,
    nav: &'a [NavItem<'a>],
    search: Option<Search<'a>>,
    demo: bool,
    identity: Option<Markup>,
    back: Option<(&'a str, String)>,
    notice: Option<Markup>,
    has_errors: bool,
}

impl<'a> Page<'a> {
    /// A page for nobody in particular; the title is also the name of the browser's tab.
    pub const fn new(tr: Tr, title: &'a str) -> Self {
        Self {
            tr,
            title,
            viewer: None,
            nav: &[],
            search: None,
            demo: false,
            identity: None,
            back: None,
            notice: None,
            has_errors: false,
        }
    }

    /// Who is signed in.
    pub fn viewer(mut self, viewer: Viewer<'a>) -> Self {
        self.viewer = Some(viewer);
        self
    }

    /// The main menu of their role.
    pub fn nav(mut self, items: &'a [NavItem<'a>]) -> Self {
        self.nav = items;
        self
    }

    /// The search box.
    pub fn search(mut self, search: Search<'a>) -> Self {
        self.search = Some(search);
        self
    }

    /// Whether this is a demonstration with invented people, which every page then says.
    pub fn demo(mut self, demo: bool) -> Self {
        self.demo = demo;
        self
    }

    /// The person at the top: a full or a slim identity bar.
    pub fn identity(mut self, bar: Markup) -> Self {
        self.identity = Some(bar);
        self
    }

    /// The way back: address and the name of the page it leads to.
    pub fn back(mut self, href: &'a str, text: impl Into<String>) -> Self {
        self.back = Some((href, text.into()));
        self
    }

    /// A notification banner or an error summary, before everything else.
    pub fn notice(mut self, banner: Markup) -> Self {
        self.notice = Some(banner);
        self
    }

    /// Whether the page shows a refused form: its title then begins with "Error:".
    pub fn errors(mut self, has_errors: bool) -> Self {
        self.has_errors = has_errors;
        self
    }

    /// The whole document around the body.
    pub fn render(self, body: impl Render) -> Markup {
        let tr = self.tr;
        html! {
            (DOCTYPE)
            html.govuk-template lang=(tr.locale().code()) {
                head {
                    meta charset="utf-8";
                    title {
                        @if self.has_errors { (tr.text("layout-error-title")) " " }
                        (self.title) " – " (NAME)
                    }
                    meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                    meta name="theme-color" content="#0e3a39";
                    link rel="preload" href=(assets::url(LATIN)) as="font" type="font/woff2" crossorigin;
                    link rel="icon" type="image/svg+xml" href=(assets::url("icon.svg"));
                    link rel="stylesheet" href=(assets::url("throughline.css"));
                    script src=(assets::url("throughline.js")) defer {}
                }
                body.govuk-template__body {
                    (skip_link("#main", tr.text("layout-skip")))
                    @if self.demo { aside.tl-demo { (tr.text("layout-demo")) } }
                    (self.header())
                    // The person's bar holds the page's heading, so it belongs to its content.
                    main.tl-content id="main" tabindex="-1" {
                        @if let Some(bar) = &self.identity { (bar) }
                        div.tl-width {
                            div.tl-main {
                                @if let Some((href, text)) = &self.back { (back_link(href, text)) }
                                @if let Some(banner) = &self.notice { (banner) }
                                (body)
                            }
                        }
                    }
                    (self.footer())
                }
            }
        }
    }

    fn header(&self) -> Markup {
        let tr = self.tr;
        html! {
            header.tl-header {
                div class="tl-width tl-header__row" {
                    a.tl-header__name href="/" { (MARK) span { (NAME) } }
                    @if let Some(viewer) = self.viewer {
                        div class="tl-header__viewer tl-from-tablet" { (self.viewer_links(viewer)) }
                    }
                    @if self.has_menu() {
                        details class="tl-menu tl-on-phone" {
                            summary { (tr.text("layout-menu")) }
                            div.tl-menu__content {
                                @if !self.nav.is_empty() {
                                    nav aria-label=(tr.text("layout-main-menu")) {
                                        ul { (menu_items(tr, self.nav)) }
                                    }
                                }
                                @if let Some(search) = self.search { (search_box(tr, search, "menu-q")) }
                                @if let Some(viewer) = self.viewer {
                                    div.tl-menu__viewer { (self.viewer_links(viewer)) }
                                }
                            }
                        }
                    }
                }
            }
            @if !self.nav.is_empty() || self.search.is_some() {
                div.tl-from-tablet {
                    @let search = self.search.map_or_else(Markup::default, |search| search_box(tr, search, "q"));
                    (primary_navigation(tr, self.nav, &search))
                }
            }
        }
    }

    const fn has_menu(&self) -> bool {
        self.viewer.is_some() || self.search.is_some() || !self.nav.is_empty()
    }

    fn viewer_links(&self, viewer: Viewer<'_>) -> Markup {
        html! {
            span.tl-header__agency { (viewer.agency) }
            a href=(viewer.account) { (viewer.name) }
            // A form, because a link that signs out could be followed by a prefetching browser.
            form method="post" action=(viewer.sign_out) {
                (csrf(viewer.csrf))
                button.tl-header__sign-out type="submit" { (self.tr.text("layout-sign-out")) }
            }
        }
    }

    fn footer(&self) -> Markup {
        let tr = self.tr;
        let links = [
            ("/help", "layout-help"),
            ("/accessibility", "layout-accessibility"),
            ("/privacy", "layout-privacy"),
        ];
        html! {
            footer.tl-footer {
                div.tl-width {
                    ul.tl-footer__links {
                        @for (href, key) in links { li { a href=(href) { (tr.text(key)) } } }
                        li class="tl-footer__languages" { (language_links(tr)) }
                    }
                }
            }
        }
    }
}

/// The font file that every page in a Latin script needs at once.
const LATIN: &str = "fonts/source-sans-3-latin-wght-normal.woff2";

fn search_box(tr: Tr, search: Search<'_>, id: &str) -> Markup {
    html! {
        form.tl-search method="get" action=(search.action) role="search" {
            label.govuk-visually-hidden for=(id) { (tr.text("layout-search")) }
            input class="govuk-input tl-search__input" id=(id) name="q" type="search"
                value=(search.query) placeholder=(tr.text("layout-search")) autocomplete="off";
            button.tl-search__button type="submit" {
                span.govuk-visually-hidden { (tr.text("layout-search-act")) }
                svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false" {
                    circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2.4" {}
                    path d="M12 12l6 6" stroke="currentColor" stroke-width="2.6" {}
                }
            }
        }
    }
}

/// Every language at the foot of the page, for those who cannot read this one.
fn language_links(tr: Tr) -> Markup {
    crate::components::language::language_navigation(tr, |locale| format!("/language?to={}", locale.code()))
}

/// A page that says one thing and offers a way on: sign-in gone, nothing found, a fault of ours.
pub fn message(title: &str, sentence: &str, act: &str, href: &str) -> Markup {
    html! {
        h1.tl-title { (title) }
        p.tl-lead { (sentence) }
        p { (Button::link(act, href)) }
    }
}
