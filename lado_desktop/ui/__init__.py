"""The window: Qt, screens, words."""

from lado_desktop.ui.lasting import keep_constants

keep_constants()
