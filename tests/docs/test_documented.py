"""What the product has, the documents name."""

from pathlib import Path

import pytest

from bot.menu import Menu
from bot.wording import LANGUAGES
from commands.bantuan import OFFERED
from commands.registry import COMMANDS
from commands.replies.audience import Audience
from config.settings import Settings

ROOT = Path(__file__).parents[2]
README, SETTINGS, GUIDE, GLOSSARY = (
    (ROOT / name).read_text()
    for name in ("README.md", "docs/settings.md", "docs/panduan-pemilik.md", "docs/glossary.md")
)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented_with_its_default(name: str) -> None:
    (row,) = [line for line in SETTINGS.splitlines() if line.startswith(f"| `MITRA_{name.upper()}`")]

    default = Settings.model_fields[name].default
    if default and not isinstance(default, frozenset) and "secret" not in name and "token" not in name:
        shown = str(default).removesuffix(".0")
        assert f"`{shown}`" in row


def test_no_setting_is_documented_that_does_not_exist() -> None:
    documented = {line.split("`")[1] for line in SETTINGS.splitlines() if line.startswith("| `MITRA_")}

    assert documented == {f"MITRA_{name.upper()}" for name in Settings.model_fields}


@pytest.mark.parametrize("command", [c.name for c in COMMANDS if c.name != "start"])
def test_every_command_is_in_the_owners_guide_and_in_the_help_of_both_languages(command: str) -> None:
    assert f"`/{command}" in GUIDE
    assert all(words.menu_line(command) for words in LANGUAGES)


def test_the_menu_shows_six_at_most_and_help_is_one_of_them() -> None:
    menu = Menu(OFFERED[Audience.PARTNER], OFFERED[Audience.GROUP], OFFERED[Audience.OWNER], (1,))

    for _, names in menu.scopes():
        assert len(names) <= 6
        assert "bantuan" in names


def test_every_target_that_the_readme_names_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text()

    for target in ("demo", "test", "check", "bench", "install"):
        assert f"make {target}" in README
        assert f"\n{target}:" in makefile


def test_every_decision_is_listed_and_every_listed_one_is_there() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text()

    assert all(record.name in index for record in folder.glob("0*.md"))
    assert index.count("](0") == len(list(folder.glob("0*.md")))


@pytest.mark.parametrize("path", sorted(ROOT.glob("requirements*.lock")), ids=lambda path: path.name)
def test_lock_files_name_hashes_and_no_registry(path: Path) -> None:
    text = path.read_text()

    assert "--hash=sha256:" in text
    assert "://" not in text
