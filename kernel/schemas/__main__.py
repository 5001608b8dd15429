"""`python -m kernel.schemas FOLDER`: the schemas as files, for an editor."""

from argparse import ArgumentParser
from pathlib import Path

from kernel.schemas import FILES, schema_name, schema_of


def write_schemas(folder: Path) -> None:
    """Write the schema of every TOML file of a region into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        (folder / schema_name(file)).write_text(schema_of(file), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    parser = ArgumentParser(prog="python -m kernel.schemas", description=write_schemas.__doc__)
    parser.add_argument("folder", type=Path)
    write_schemas(parser.parse_args().folder)
