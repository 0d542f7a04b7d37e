# The frame of every page.

layout-skip = Skip to main content
layout-demo = Demonstration with invented people. Nothing here is real, and everything may be tried.
layout-main-menu = Main menu
layout-menu = Menu
layout-search = Name or number
layout-search-act = Search
layout-sign-out = Sign out
layout-waiting = { $n ->
    [one] ({ $n } waiting)
   *[other] ({ $n } waiting)
}
layout-error-title = Error:
layout-help = Help
layout-accessibility = Accessibility
layout-privacy = How we use data
