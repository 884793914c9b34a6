"""Takes govuk-frontend's files into `static/`, without its branding.

    npm pack govuk-frontend@6.6.0 && tar xzf govuk-frontend-6.6.0.tgz
    python -m assistant.web.vendor package

The font and crest of GOV.UK may not be used elsewhere. Sass would leave them out;
the published minified file is changed as text instead, and every change is counted.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

VERSION = "6.6.0"
STATIC = Path(__file__).parent / "static"
FONT_FACES = re.compile(r"@font-face\{[^}]*\}")
FONT_NOTICE = re.compile(r"/\*! Copyright \(c\) 2011 by Margaret Calvert.*?\*/", re.DOTALL)
SOURCE_MAP = re.compile(r"(/\*|//)# sourceMappingURL=\S+( \*/)?\s*$")
BRANDED_FONT = "GDS Transport,arial,sans-serif"
PLAIN_FONT = '"Helvetica Neue",Helvetica,Arial,sans-serif'
CREST = "url(/assets/images/govuk-crest.svg)"


def unbrand_styles(css: str) -> str:
    """Return the style sheet without the font, the crest and the source map.

    Raises:
        ValueError: The sheet is not the one that the changes were written for.
    """
    css, faces = FONT_FACES.subn("", css)
    css, notices = FONT_NOTICE.subn("", css)
    fonts, crests = css.count(BRANDED_FONT), css.count(CREST)
    if (faces, notices, fonts, crests) != (2, 1, 58, 3):
        raise ValueError(f"unexpected style sheet: {(faces, notices, fonts, crests)}")
    css = css.replace(BRANDED_FONT, PLAIN_FONT).replace(CREST, "none")
    css = SOURCE_MAP.sub("", css)
    if "GDS Transport" in css or "url(" in css or "Calvert" in css:
        raise ValueError("branding is left in the style sheet")
    return css


def take_in(package: Path, static: Path = STATIC) -> None:
    """Write the unbranded style sheet and the script of `package` into `static`.

    Raises:
        ValueError: The package is of another version.
    """
    found = json.loads((package / "package.json").read_text())["version"]
    if found != VERSION:
        raise ValueError(f"govuk-frontend {found} is not {VERSION}")
    dist = package / "dist" / "govuk"
    css = unbrand_styles((dist / "govuk-frontend.min.css").read_text("utf-8"))
    (static / "govuk-frontend.min.css").write_text(css, "utf-8")
    script = SOURCE_MAP.sub("", (dist / "govuk-frontend.min.js").read_text("utf-8"))
    (static / "govuk-frontend.min.js").write_text(script, "utf-8")


if __name__ == "__main__":
    take_in(Path(sys.argv[1]))
