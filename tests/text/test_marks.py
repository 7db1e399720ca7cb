"""Characters that command how others are shown."""

from onrecord.text.marks import as_escapes


def test_commands_are_escapes() -> None:
    """Overrides, isolates, marks of direction, and controls; tabs and line ends stay."""
    assert as_escapes("a\u202eb\u2066c\u200fd\x9be\x00f") == r"a\u202eb\u2066c\u200fd\x9be\x00f"
    assert as_escapes("Orlèv\t–\r\n한\u200d") == "Orlèv\t–\r\n한\u200d"
