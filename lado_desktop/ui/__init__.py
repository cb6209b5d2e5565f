"""The window: Qt, screens, words."""
