"""The parts of values that are named by letters, where brackets would stand inside brackets."""

import ast
from string import ascii_uppercase

from attrs import field, frozen

from kernel.messages import Text, verbatim


@frozen(eq=False)
class LetteredParts:
    """Parts in the order in which they come up, each with its unit; the first one is A."""

    found: list[tuple[ast.expr, str]] = field(factory=list)

    def called(self, part: ast.expr, unit: str) -> Text:
        """Return the letter of a part, that of an equal one where there is one."""
        codes = [ast.unparse(one) for one, _ in self.found]
        code = ast.unparse(part)
        if code not in codes:
            self.found.append((part, unit))
            codes.append(code)
        return letter(codes.index(code))


def letter(index: int) -> Text:
    """Return the letter of a part, with a number where there are more of them than letters."""
    turn, place = divmod(index, len(ascii_uppercase))
    return verbatim(f"{ascii_uppercase[place]}{turn or ''}")
